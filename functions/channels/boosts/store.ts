import { entityOf } from '../../../shared/commit.ts';
import type { Capability } from '../../../shared/execute.ts';
import { get, type Item, queryAll, type QueryOptions, type Range } from '../../../shared/table.ts';
import type { Unit } from '../../../shared/units.ts';
import { channelsStored } from '../store.ts';
import { partition } from '../../gatherings/store.ts';
import { type BoostsEvent, concerns } from './events.ts';
import { evolve } from './evolve.ts';
import type { Boost, BoostsState } from './state.ts';
import { isUlid } from '../../../shared/ids.ts';

/**
 * Where boosts are kept: in the partition of publicity.
 *   sk  `b#ulid`
 *   l1  those of an event `be#event#ulid`
 *   l2  by who asked `bu#unit#ulid`
 *   l3  those that still follow their money `bf#ulid`
 */

/** `S` may be a state with more context than the boosts' own: evolving hands it through untouched. */
export const capability = <S extends BoostsState>(campaign: string): Capability<S, BoostsEvent> => {
  const pk = partition(campaign);
  return {
    stored: {
      boosts: ({ id, event, unit, status }: Boost) => ({
        pk,
        sk: `b#${id}`,
        ...(event !== undefined && { l1: `be#${event}#${id}` }),
        l2: `bu#${unit}#${id}`,
        ...((status === 'awaiting-funds' || status === 'reserved') && { l3: `bf#${id}` }),
      }),
      channels: channelsStored(campaign).channels,
    },
    evolve: (state, event) => evolve(state, event) as S,
    concerns,
  };
};

export const boostFrom = (item: Item): Boost => entityOf<Boost>(item) as Boost;
export const readBoost = async (campaign: string, id: string): Promise<Boost | undefined> =>
  isUlid(id) ? entityOf<Boost>(await get({ pk: partition(campaign), sk: `b#${id}` })) : undefined;

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

export const readBoosts = async (range: Range, options?: QueryOptions): Promise<readonly Boost[]> =>
  (await queryAll(range, options)).map(boostFrom);
