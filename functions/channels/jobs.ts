import { daily, inAll } from '../../shared/daily.ts';
import { followBoosts } from './boosts/follow.ts';
import { escalatePublications } from './publications/tending.ts';

/** Daily: publications that await an answer are escalated, and boosts follow their money in case the stream lost an event. */
export const handler = daily(async ({ id }, now) =>
  inAll([await escalatePublications(id, now), await followBoosts(id)]),
);
