import { entityOf } from '../../../shared/commit.ts';
import type { Capability } from '../../../shared/execute.ts';
import { type SecretFeed, secretFeedKey } from '../../../shared/secret-feeds.ts';
import { get, queryAll } from '../../../shared/table.ts';
import type { Unit } from '../../../shared/units.ts';
import { concerns, type StaffEvent } from '../events.ts';
import { evolve, type Feed, type FeedState } from './rules.ts';
import { isUnitId } from '../../../shared/ids.ts';

/**
 * A feed lies with the staff of its campaign, `feed#<unit>#<ulid>`, and once more where its token leads: under the hash
 * of the token, which alone is stored. Both come and go in one transaction.
 */

const partition = (campaign: string): string => `${campaign}#staff`;
const feedKey = (campaign: string, id: string) => ({ pk: partition(campaign), sk: `feed#${id.replace('.', '#')}` });

export const capability = (campaign: string): Capability<FeedState, StaffEvent> => ({
  stored: {
    feed: ({ id }: Feed) => feedKey(campaign, id),
    secretFeed: ({ hash }: SecretFeed) => secretFeedKey(hash),
  },
  evolve,
  concerns,
});

export const readFeed = async (campaign: string, id: string): Promise<Feed | undefined> =>
  isUnitId(id) ? entityOf<Feed>(await get(feedKey(campaign, id))) : undefined;
export const readFeeds = async (campaign: string, unit: Unit): Promise<readonly Feed[]> =>
  (await queryAll({ pk: partition(campaign), prefix: `feed#${unit}#` })).map((item) => entityOf<Feed>(item) as Feed);
