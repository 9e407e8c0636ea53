import { commandsOf } from '../../../shared/command.ts';
import type { Aggregate } from '../../../shared/execute.ts';
import { isUnitId } from '../../../shared/ids.ts';
import { asOf, entity, listed } from '../../../shared/reads.ts';
import { type SecretFeed, secretFeedKey } from '../../../shared/secret-feeds.ts';
import type { Unit } from '../../../shared/units.ts';
import { concerns, type StaffEvent } from '../events.ts';
import { partition } from '../store.ts';
import { evolve, type Feed, type FeedState } from './rules.ts';

/**
 * A feed lies with the staff of its campaign, `feed#<unit>#<ulid>`, and once more where its token leads: under the hash
 * of the token, which alone is stored. Both come and go in one transaction.
 */
const feedKey = (campaign: string, id: string) => ({ pk: partition(campaign), sk: `feed#${id.replace('.', '#')}` });

const aggregate = (campaign: string): Aggregate<FeedState, StaffEvent> => ({
  stored: {
    feed: ({ id }: Feed) => feedKey(campaign, id),
    secretFeed: ({ hash }: SecretFeed) => secretFeedKey(hash),
  },
  evolve,
  concerns,
});
export const command = /* @__PURE__ */ commandsOf(aggregate);

export const feed = (campaign: string, id: string) => entity<Feed>(isUnitId(id) ? feedKey(campaign, id) : undefined);
export const secretFeed = (hash: string) => entity<SecretFeed>(secretFeedKey(hash));
export const feedsOf = (campaign: string, units: readonly Unit[]) =>
  asOf(
    'of two that are opened at once both may be the last that is allowed: nothing is scarce but a page',
    { queries: units.map((unit) => ({ range: { pk: partition(campaign), prefix: `feed#${unit}#` } })) },
    listed<Feed>,
  );
/** How many feeds a unit has. */
export const openFeeds = (campaign: string, unit: Unit) => {
  const { source, as } = feedsOf(campaign, [unit]);
  return asOf('as for the feeds themselves', source, (found) => as(found).length);
};
