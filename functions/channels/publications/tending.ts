import { dayOf, type Instant } from '../../../shared/calendar.ts';
import { stepEach, type Tended, together } from '../../../shared/daily.ts';
import { readOne } from '../../../shared/fetching.ts';
import { inOrder } from '../../../shared/reads.ts';
import { type Gathering, gatherings } from '../../gatherings/offers.ts';
import { channelsEvents } from '../events.ts';
import type { Channel, Ids, Publication } from '../state.ts';
import { channels, channelsAggregate, ofAll, publications, publicationsById } from '../store.ts';
import { escalate } from './rules.ts';

type Found = {
  readonly publications: Ids<Publication>;
  readonly channels: Ids<Channel>;
  readonly events: Ids<Gathering>;
};
/** D6: the heads are told of publications that should have been answered; of what would come out before today, no more. */
export const escalatePublications = async (campaign: string, now: Instant): Promise<Tended> => {
  const today = dayOf(now);
  const isOverdue = ({ status, replyBy, escalated }: Publication): boolean =>
    status === 'proposed' && replyBy < today && !escalated;
  const overdue = (await readOne(publications(ofAll(campaign, today)))).filter(isOverdue);
  const steps = together(overdue).map((some) => ({
    // As it is now: what was answered meanwhile, or is void, has nothing to escalate.
    reads: () =>
      inOrder({
        publications: publicationsById(campaign, some),
        channels: channels(campaign),
        events: gatherings(
          campaign,
          some.map(({ event }) => event),
        ),
      }),
    decide: (state: Found) =>
      some.flatMap(({ id }) => {
        const publication = state.publications[id];
        const channel = publication && state.channels[publication.channel];
        const event = publication && state.events[publication.event];
        return publication && channel && event ? escalate({ publication, channel, event }, today) : [];
      }),
  }));
  return stepEach(campaign, channelsAggregate, channelsEvents, steps);
};
