import { entityOf } from '../../shared/commit.ts';
import type { Aggregate } from '../../shared/execute.ts';
import { isUlid, isUnitId } from '../../shared/ids.ts';
import { after, asOf, entity, listed, type Loaded } from '../../shared/reads.ts';
import type { Range } from '../../shared/ranges.ts';
import type { Item, QueryOptions } from '../../shared/table.ts';
import { textFieldOf } from '../../shared/texts.ts';
import type { Unit } from '../../shared/units.ts';
import { keptBy } from '../../shared/waiting.ts';
import { partition, stored as gatheringsStored } from '../gatherings/offers.ts';
import { type CandidatesEvent, concerns, type VisitsEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { letters } from './letters.ts';
import type { Candidate, Visit, VisitsState, VisitStatus } from './state.ts';
import { visitsTexts } from './texts.ts';
import { candidateWaits, visitWaits } from './waiting.ts';

/**
 * Where requests for visits are kept: in the partition of publicity; and candidates in one of their own. Pure.
 *   sk  visits `r#unit#ulid`; candidates `c#ulid`
 *   l1  visits `rs#status#id`
 *   l2  visits `rc#candidate#id`
 *   l5  what waits for whom (waiting.ts)
 */
export const visitId = (unit: Unit, id: string): string => `${unit}.${id}`;
export const visitKey = (campaign: string, id: string) => ({
  pk: partition(campaign),
  sk: `r#${id.replace('.', '#')}`,
});
const candidatesPartition = (campaign: string): string => `${campaign}#candidates`;
const candidateKey = (campaign: string, id: string) => ({ pk: candidatesPartition(campaign), sk: `c#${id}` });

export const stored = (campaign: string) => {
  const ofCandidate = (is: Candidate) => ({ ...candidateKey(campaign, is.id), ...keptBy(is, candidateWaits) });
  return {
    visit: (is: Visit) => ({
      ...visitKey(campaign, is.id),
      l1: `rs#${is.status}#${is.id}`,
      l2: `rc#${is.candidate}#${is.id}`,
      ...keptBy(is, visitWaits),
    }),
    turns: gatheringsStored(campaign).turns,
    candidate: ofCandidate,
    other: ofCandidate,
  };
};

export const visitsAggregate = (campaign: string): Aggregate<VisitsState, VisitsEvent | CandidatesEvent> => ({
  stored: stored(campaign),
  evolve,
  concerns,
  textOf: (event) => textFieldOf(visitsTexts, event),
  letters,
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

export const candidate = (campaign: string, id: string | undefined) =>
  entity<Candidate>(id !== undefined && isUlid(id) ? candidateKey(campaign, id) : undefined);
/** All candidates: tens. */
export const candidatesRange = (campaign: string): Range => ({ pk: candidatesPartition(campaign), prefix: 'c#' });
export const candidates = (campaign: string, options: QueryOptions = {}) =>
  asOf(
    'only shown, or judged anew before anything is changed',
    { queries: [{ range: candidatesRange(campaign), options }] },
    listed<Candidate>,
  );

/** What a candidate was ever asked for. */
export const visitsTo = (campaign: string, id: string): Range => ({
  pk: partition(campaign),
  index: 'l2',
  prefix: `rc#${id}#`,
});
/** Whether it is anything: who asks moves the candidate's version. */
export const isAsked = (guard: Loaded<Candidate>, campaign: string) =>
  after(
    guard,
    { queries: [{ range: visitsTo(campaign, guard.id), options: { limit: 1 } }] },
    ({ lists: [found = []] }) => found.length > 0,
  );
