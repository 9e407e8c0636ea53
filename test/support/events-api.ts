import { addDays, dayOf } from '../../shared/calendar.ts';
import { type Body, loadedCampaign } from './stack.ts';

/** What the tests of publicity over HTTP ask with: a yard party of Solna's, three weeks ahead. */
export const today = dayOf(new Date().toISOString());
/** A time some days from today; each campaign of the sample goes on for at least eight weeks, and has for thirteen. */
export const at = (days: number, clock = '14:00'): string => `${addDays(today, days)}T${clock}`;

export const party = {
  title: 'Gårdsfest i Hagalund',
  summary: 'Korv och hoppborg.',
  kind: 'yard-party',
  place: { name: 'Hagalundsparken', area: 'solna' },
  startsAt: at(21),
  endsAt: at(21, '17:00'),
  organisers: ['solna'],
  languages: ['sv'],
};
/** What has been: three weeks ago. */
export const past = { startsAt: at(-21), endsAt: at(-21, '17:00') };

export const publicityCampaign = (id: string, units?: readonly string[]) => {
  const campaign = loadedCampaign(id, units);
  const { call, must } = campaign;
  const register = (change: Body = {}, persona = 'association-solna') =>
    call(persona, 'POST /events', { ...party, ...change });
  /** Where a new draft lies. */
  const drafted = async (change: Body = {}, persona = 'association-solna') =>
    `/events/${String((await must(persona, 'POST /events', { ...party, ...change })).id)}`;
  const published = async (change: Body = {}, persona?: string) => {
    const event = await drafted(change, persona);
    await must('district-staff', `POST ${event}/publication`);
    return event;
  };
  return { ...campaign, register, drafted, published };
};
