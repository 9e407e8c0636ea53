import { commandsOf } from '../../../shared/command.ts';
import type { Aggregate } from '../../../shared/execute.ts';
import { isUlid } from '../../../shared/ids.ts';
import { asOf, entities, entity, listed } from '../../../shared/reads.ts';
import type { Range } from '../../../shared/ranges.ts';
import type { QueryOptions } from '../../../shared/table.ts';
import type { Unit } from '../../../shared/units.ts';
import { keptBy } from '../../../shared/waiting.ts';
import { partition } from '../../gatherings/offers.ts';
import { channelsStored } from '../store.ts';
import { boostWaits } from '../waiting.ts';
import { type BoostsEvent, concerns } from './events.ts';
import { evolve } from './evolve.ts';
import type { Boost, BoostsState } from './state.ts';

/**
 * Where boosts are kept: in the partition of publicity.
 *   sk  `b#ulid`
 *   l1  those of an event `be#event#ulid`
 *   l2  by who asked `bu#unit#ulid`
 *   l3  those that still follow their money `bf#ulid`
 */

export const boostsAggregate = (campaign: string): Aggregate<BoostsState, BoostsEvent> => {
  const pk = partition(campaign);
  return {
    stored: {
      boosts: (is: Boost) => ({
        pk,
        sk: `b#${is.id}`,
        ...(is.event !== undefined && { l1: `be#${is.event}#${is.id}` }),
        l2: `bu#${is.unit}#${is.id}`,
        ...(is.status !== 'refused' && is.status !== 'withdrawn' && { l3: `bf#${is.id}` }),
        ...keptBy(is, boostWaits),
      }),
      channels: channelsStored(campaign).channels,
    },
    evolve,
    concerns,
  };
};
export const command = /* @__PURE__ */ commandsOf(boostsAggregate);

export const boostKey = (campaign: string, id: string) =>
  isUlid(id) ? { pk: partition(campaign), sk: `b#${id}` } : undefined;
export const boost = (campaign: string, id: string) => entity<Boost>(boostKey(campaign, id));
/** The one boost, by its id: as the slot of a state has it. */
export const boostById = (campaign: string, id: string) => {
  const key = boostKey(campaign, id);
  return entities<Boost>(key ? [key] : []);
};
export const boosts = (range: Range, options: QueryOptions = {}) =>
  asOf('only shown, or looked at anew before anything is changed', { queries: [{ range, options }] }, listed<Boost>);

export const allBoosts = (campaign: string): Range => ({ pk: partition(campaign), prefix: 'b#' });
export const boostsOfEvent = (campaign: string, event: string): Range => ({
  pk: partition(campaign),
  index: 'l1',
  prefix: `be#${event}#`,
});
export const boostsOfUnit = (campaign: string, unit: Unit): Range => ({
  pk: partition(campaign),
  index: 'l2',
  prefix: `bu#${unit}#`,
});
export const boostsThatFollow = (campaign: string): Range => ({
  pk: partition(campaign),
  index: 'l3',
  prefix: 'bf#',
});
