import { addDays } from '../../shared/calendar.ts';
import { electionDay, today } from './staff-api.ts';
import { type Body, loadedCampaign } from './stack.ts';

/** Channels and publications over HTTP: what the tests of one campaign enter and propose unless they say otherwise. */

/** Far enough ahead for every lead time. */
export const partyDay = addDays(electionDay, -7);
/** So many days before the party, at six in the evening. */
export const evening = (daysBefore: number, clock = '18:00') => `${addDays(partyDay, -daysBefore)}T${clock}`;
export { today };

const party = {
  title: 'Gårdsfest',
  summary: 'Hoppborg och korv.',
  kind: 'yard-party',
  place: { name: 'Parken', area: 'solna' },
  startsAt: `${partyDay}T14:00`,
  endsAt: `${partyDay}T17:00`,
  organisers: ['solna'],
  languages: ['sv'],
};
const page = {
  kind: 'facebook',
  owner: 'district',
  name: 'Distriktet på Facebook',
  audience: 10_000,
  leadTimeDays: 2,
};

export const channelsCampaign = (id: string) => {
  const campaign = loadedCampaign(id);
  const { call, must } = campaign;
  const enter = (channel: string, change: Body = {}, headers: Record<string, string> = {}) => {
    const body: Body = { ...page, ...change };
    return call(`${String(body.owner)}-staff`, `PUT /channels/${channel}`, body, headers);
  };
  /** An event in the state that an office’s publication leaves it in; answers its path. */
  const draft = async (change: Body = {}) =>
    `/events/${String((await must('district-staff', 'POST /events', { ...party, ...change })).id)}`;
  const published = async (change: Body = {}) => {
    const path = await draft(change);
    await must('district-staff', `POST ${path}/publication`);
    return path;
  };
  const wish = { channel: 'fb-district', at: evening(3), language: 'sv' };
  const propose = (event: string, change: Body = {}, persona = 'association-solna', headers = {}) =>
    call(persona, `POST ${event}/publications`, { ...wish, ...change }, headers);
  /** What must succeed; answers the publication's path. */
  const proposed = async (event: string, change: Body = {}, persona?: string): Promise<string> => {
    const answer = await propose(event, change, persona);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return `${event}/publications/${String(answer.body.id)}`;
  };
  const url = 'https://social.example/distriktet/4711';
  /** Proposed by the district, and posted. */
  const posted = async (event: string, change: Body = {}) => {
    const path = await proposed(event, change, 'district-staff');
    await must('district-staff', `POST ${path}/postings`, { url });
    return path;
  };
  return { ...campaign, enter, draft, published, propose, proposed, posted, url };
};
