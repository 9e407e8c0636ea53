import { type Entity, type Recorded, notStored } from '../../../shared/commit.ts';
import type { SecretFeed } from '../../../shared/secret-feeds.ts';
import { refuse, text } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';
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
  /** Context, not stored: what is to be opened. */
  readonly opening?: { readonly campaign: string; readonly hash: string };
};

/** As many as a unit has people who subscribe, and few enough to be listed at once. */
export const mostFeeds = 50;

export const open = (
  { open: already }: { readonly open: number },
  feed: { readonly id: string; readonly unit: Unit },
): Decision<'too-many-feeds'> =>
  already >= mostFeeds
    ? refuse(
        'too-many-feeds',
        text(`En enhet har högst ${mostFeeds}; återkalla någon.`, `A unit has at most ${mostFeeds}; revoke one.`),
      )
    : [{ type: 'FeedOpened', subject: `staff/feeds/${feed.id}`, feed: feed.id, unit: feed.unit }];

export const revoke = ({ feed: { id, unit } }: { readonly feed: Feed }): readonly StaffEvent[] => [
  { type: 'FeedRevoked', subject: `staff/feeds/${id}`, feed: id, unit },
];

export const evolve = (state: FeedState, event: Recorded<StaffEvent>): FeedState => {
  switch (event.type) {
    case 'FeedOpened': {
      if (!state.opening) return state;
      const { campaign, hash } = state.opening;
      const { feed: id, unit } = event;
      return { ...state, feed: { ...notStored, id, unit, hash }, secretFeed: { ...notStored, campaign, unit, hash } };
    }
    case 'FeedRevoked':
      return { ...state, feed: undefined, secretFeed: undefined };
    default:
      return state;
  }
};
