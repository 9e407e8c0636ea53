import { settings } from '../../shared/directory.ts';
import { isRefusal, type ProblemCode, type Refusal } from '../../shared/problems.ts';
import { given } from '../../shared/reads.ts';
import {
  type Channel,
  channels,
  channelsAggregate,
  type ChannelsEvent,
  type Ids,
  type Publication,
  publicationsOf,
  returned,
} from '../channels/offers.ts';
import type { Decision, GatheringsEvent } from './events.ts';
import { type PublicitySettings, publicitySettingsOf } from './offers.ts';
import { type Gathering, type GatheringFields, gatheringIn, type GatheringsState } from './state.ts';
import { gatheringsAggregate } from './store.ts';

/** D15: when an event moves, what was to spread it is decided on anew, in the same transaction. Pure. */

export const withPublications = (campaign: string) => ({
  events: gatheringsAggregate(campaign),
  'events/publications': channelsAggregate(campaign),
});

type Times = Pick<GatheringFields, 'startsAt' | 'endsAt'>;
const isMoved = (before: Times, after: Times): boolean =>
  before.startsAt !== after.startsAt || before.endsAt !== after.endsAt;

/** What spreads the events that move. */
export const spread = (campaign: string, all: readonly { readonly before: Gathering; readonly after: Times }[]) => {
  const moved = all.flatMap(({ before, after }) => (isMoved(before, after) ? [before.id] : []));
  return moved.length > 0
    ? {
        publications: publicationsOf(campaign, moved),
        channels: channels(campaign),
        publicity: settings(campaign, publicitySettingsOf),
      }
    : { publications: given<Ids<Publication>>({}), channels: given<Ids<Channel>>({}), publicity: given(undefined) };
};
type Spread = {
  readonly publications: Ids<Publication>;
  readonly channels: Ids<Channel>;
  /** Read only where something moves. */
  readonly publicity?: Pick<PublicitySettings, 'replyByDays'> | undefined;
};

/** What happened to the events, and what follows of that for what spreads them. */
export const moving = <C extends ProblemCode>(
  state: GatheringsState & Spread,
  decision: Decision<C>,
  now: string,
): readonly (GatheringsEvent | ChannelsEvent)[] | Refusal<C | 'too-large'> => {
  const { publications, channels: known, publicity } = state;
  if (isRefusal(decision) || !publicity) return decision;
  const all: (GatheringsEvent | ChannelsEvent)[] = [...decision];
  for (const event of decision) {
    const before = event.type === 'EventChanged' ? gatheringIn(state, event.event) : undefined;
    if (event.type !== 'EventChanged' || !before) continue;
    const its = Object.values(publications).filter((each) => each.event === event.event);
    const context = { now, replyByDays: publicity.replyByDays };
    const back = returned(its, known, { before, after: { ...before, ...event.fields } }, context);
    if (isRefusal(back)) return back;
    all.push(...back);
  }
  return all;
};
