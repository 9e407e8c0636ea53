import { entityOf } from '../../shared/commit.ts';
import type { Aggregate } from '../../shared/execute.ts';
import { isUnitId } from '../../shared/ids.ts';
import { asOf, entity, listed } from '../../shared/reads.ts';
import type { Item, QueryOptions, Range } from '../../shared/table.ts';
import { textFieldOf } from '../../shared/texts.ts';
import type { Unit } from '../../shared/units.ts';
import { partition, stored as gatheringsStored } from '../gatherings/offers.ts';
import { concerns, type VisitsEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { Visit, VisitsState, VisitStatus } from './state.ts';
import { visitsTexts } from './texts.ts';

/**
 * Where requests for visits are kept: in the partition of publicity. Pure.
 *   sk  visits `r#unit#ulid`
 *   l1  visits `rs#status#id`
 */
export const visitId = (unit: Unit, id: string): string => `${unit}.${id}`;
const visitKey = (campaign: string, id: string) => ({ pk: partition(campaign), sk: `r#${id.replace('.', '#')}` });

export const stored = (campaign: string) => ({
  visit: ({ id, status }: Visit) => ({ ...visitKey(campaign, id), l1: `rs#${status}#${id}` }),
  turns: gatheringsStored(campaign).turns,
});

export const visitsAggregate = (campaign: string): Aggregate<VisitsState, VisitsEvent> => ({
  stored: stored(campaign),
  evolve,
  concerns,
  textOf: (event) => textFieldOf(visitsTexts, event),
});

export const visit = (campaign: string, id: string) => entity<Visit>(isUnitId(id) ? visitKey(campaign, id) : undefined);

export const visitFrom = (item: Item): Visit => entityOf<Visit>(item) as Visit;
/** All requests of the campaign, or those of some units: hundreds. */
export const visitsOf = (campaign: string, units?: readonly Unit[]): readonly Range[] => {
  const pk = partition(campaign);
  return units ? units.map((unit) => ({ pk, prefix: `r#${unit}#` })) : [{ pk, prefix: 'r#' }];
};
/** All requests of the campaign, or those of a status: hundreds. */
export const visitsBy = (campaign: string, status: VisitStatus | undefined, options: QueryOptions = {}) => {
  const pk = partition(campaign);
  const range = status ? { pk, index: 'l1' as const, prefix: `rs#${status}#` } : { pk, prefix: 'r#' };
  return asOf(
    'only shown, or judged anew before anything is changed',
    { queries: [{ range, options }] },
    listed<Visit>,
  );
};
