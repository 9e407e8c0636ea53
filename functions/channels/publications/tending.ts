import { type Day, dayOf, type Instant } from '../../../shared/calendar.ts';
import { inAll, takeStep, type Tended, together } from '../../../shared/daily.ts';
import { capability, ofAll, readChannels, readPublications } from '../store.ts';
import type { ChannelsState, Ids, Publication } from '../state.ts';
import type { CampaignEvent } from '../../gatherings/state.ts';
import { placed } from './commands.ts';
import { escalate } from './rules.ts';

type Loaded = ChannelsState & { readonly events: Ids<CampaignEvent> };

/** As it is now: what was answered meanwhile, or is void, has nothing to escalate. */
const load = async (campaign: string, ids: ReadonlySet<string>, today: Day): Promise<Loaded> => {
  const all = (await readPublications(ofAll(campaign, today))).filter(({ id }) => ids.has(id));
  const [channels, found] = await Promise.all([readChannels(campaign), placed(campaign, all)]);
  return {
    channels,
    publications: Object.fromEntries(found.map(({ publication }) => [publication.id, publication])),
    events: Object.fromEntries(found.map(({ event }) => [event.id, event])),
  };
};

const escalateIn = ({ channels, publications, events }: Loaded, id: string, today: Day) => {
  const publication = publications[id];
  const channel = publication && channels[publication.channel];
  const event = publication && events[publication.event];
  return publication && channel && event ? escalate({ publication, channel, event }, today) : [];
};

/** D6: the heads are told of publications that should have been answered; of what would come out before today, no more. */
export const escalatePublications = async (campaign: string, now: Instant): Promise<Tended> => {
  const today = dayOf(now);
  const isOverdue = ({ status, replyBy, escalated }: Publication): boolean =>
    status === 'proposed' && replyBy < today && !escalated;
  const overdue = (await readPublications(ofAll(campaign, today))).filter(isOverdue);
  const tended: Tended[] = [];
  for (const ids of together(overdue.map(({ id }) => id)))
    tended.push(
      await takeStep(campaign, capability<Loaded>(campaign), {
        load: () => load(campaign, new Set(ids), today),
        decide: (state) => ids.flatMap((id) => escalateIn(state, id, today)),
      }),
    );
  return inAll(tended);
};
