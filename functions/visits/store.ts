import { entityOf } from '../../shared/commit.ts';
import type { Capability } from '../../shared/execute.ts';
import { get, type Item, queryAll, type QueryOptions } from '../../shared/table.ts';
import type { Unit } from '../../shared/units.ts';
import { partition, stored as eventsStored } from '../gatherings/store.ts';
import { concerns, type VisitsEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { Visit, VisitsState, VisitStatus } from './state.ts';
import { isUnitId } from '../../shared/ids.ts';
import { asOf, listed } from '../../shared/reads.ts';

/**
 * Where requests for visits are kept: in the partition of publicity.
 *   sk  visits `r#unit#ulid`
 *   l1  visits `rs#status#id`
 */
export const visitId = (unit: Unit, id: string): string => `${unit}.${id}`;
const visitKey = (campaign: string, id: string) => ({ pk: partition(campaign), sk: `r#${id.replace('.', '#')}` });

export const stored = (campaign: string) => ({
  visits: ({ id, status }: Visit) => ({ ...visitKey(campaign, id), l1: `rs#${status}#${id}` }),
  turns: eventsStored(campaign).turns,
});

/** `S` may be a state with more context than the visits' own: evolving hands it through untouched. */
export const capability = <S extends VisitsState>(campaign: string): Capability<S, VisitsEvent> => ({
  stored: stored(campaign),
  evolve: (state, event) => evolve(state, event) as S,
  concerns,
});

export const visitFrom = (item: Item): Visit => entityOf<Visit>(item) as Visit;

export const readVisit = async (campaign: string, id: string): Promise<Visit | undefined> =>
  isUnitId(id) ? entityOf<Visit>(await get(visitKey(campaign, id))) : undefined;

/** All requests of the campaign, or those of a status: hundreds. */
export const readVisits = async (
  campaign: string,
  status?: VisitStatus,
  options?: QueryOptions,
): Promise<readonly Visit[]> => {
  const pk = partition(campaign);
  const range = status ? { pk, index: 'l1' as const, prefix: `rs#${status}#` } : { pk, prefix: 'r#' };
  return (await queryAll(range, options)).map(visitFrom);
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
