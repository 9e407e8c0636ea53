import { type Entity, type Recorded, unborn } from '../../../shared/commit.ts';
import type { SecretFeed } from '../../../shared/secret-feeds.ts';
import { text } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';
import { refuse } from '../problems.ts';
import type { Decision, StaffEvent } from '../events.ts';

/** Opening and revoking a calendar feed. The token itself never comes here: only its hash. Pure. */
export type Feed = Entity & {
  /** `<unit>.<ULID>`: says whose it is. */
  readonly id: string;
  readonly unit: Unit;
  /** SHA-256 of the token. */
  readonly hash: string;
};

export type FeedState = {
  readonly feed?: Feed | undefined;
  readonly secretFeed?: SecretFeed | undefined;
  /** Context, not stored: what is to be opened, and how many feeds the unit has. */
  readonly opening?: { readonly campaign: string; readonly hash: string };
  readonly open?: number;
};

/** As many as a unit has people who subscribe, and few enough to be listed at once. */
export const mostFeeds = 50;

export const open = (
  state: FeedState,
  feed: { readonly id: string; readonly unit: Unit },
): Decision<'too-many-feeds'> =>
  (state.open ?? 0) >= mostFeeds
    ? refuse(
        'too-many-feeds',
        text(`En enhet har högst ${mostFeeds}; återkalla någon.`, `A unit has at most ${mostFeeds}; revoke one.`),
      )
    : [{ type: 'FeedOpened', subject: `staff/feeds/${feed.id}`, feed: feed.id, unit: feed.unit }];

export const revoke = ({ feed }: FeedState): Decision<never> =>
  feed ? [{ type: 'FeedRevoked', subject: `staff/feeds/${feed.id}`, feed: feed.id, unit: feed.unit }] : [];

export const evolve = (state: FeedState, event: Recorded<StaffEvent>): FeedState => {
  switch (event.type) {
    case 'FeedOpened': {
      const { campaign, hash } = state.opening as NonNullable<FeedState['opening']>;
      const { feed: id, unit } = event;
      return { ...state, feed: { ...unborn, id, unit, hash }, secretFeed: { ...unborn, campaign, unit, hash } };
    }
    case 'FeedRevoked':
      return { ...state, feed: undefined, secretFeed: undefined };
    default:
      return state;
  }
};
