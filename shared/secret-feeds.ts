import { type Entity, entityOf } from './commit.ts';
import { get } from './table.ts';
import type { Unit } from './units.ts';

/**
 * A unit's secret feed, where its token leads: stored under the hash of the token, which alone is stored. It opens every
 * capability's calendar for that unit.
 */
export type SecretFeed = Entity & { readonly campaign: string; readonly unit: Unit; readonly hash: string };

export const secretFeedKey = (hash: string) => ({ pk: `feed#${hash}`, sk: 'feed' });
export const readSecretFeed = async (hash: string): Promise<SecretFeed | undefined> =>
  entityOf<SecretFeed>(await get(secretFeedKey(hash)));
