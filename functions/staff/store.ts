import { commandsOf } from '../../shared/command.ts';
import { notStored } from '../../shared/commit.ts';
import { associations, settings } from '../../shared/directory.ts';
import type { Aggregate } from '../../shared/execute.ts';
import { isUnitId } from '../../shared/ids.ts';
import {
  after,
  asOf,
  entities,
  entity,
  entityIn,
  entityOr,
  fixed,
  given,
  inRange,
  listed,
  type Loaded,
} from '../../shared/reads.ts';
import type { Item, QueryOptions } from '../../shared/table.ts';
import { textFieldOf } from '../../shared/texts.ts';
import type { Unit } from '../../shared/units.ts';
import { keptBy } from '../../shared/waiting.ts';
import { concerns, type StaffEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { letters } from './letters.ts';
import { staffSettingsOf, tasksOf } from './offers.ts';
import type {
  AssociationFacts,
  Associations,
  Head,
  Ids,
  Plan,
  PlanInput,
  Position,
  StaffRequest,
  StaffState,
} from './state.ts';
import { staffTexts } from './texts.ts';
import { planWaits, positionWaits, requestWaits } from './waiting.ts';

/**
 * Where staff's entities are kept: one partition per campaign.
 *   sk  `head`, positions `p#id`, requests `r#unit#ulid`, plans `plan#ulid`, imports that are real `import#ulid`,
 *       what a plan is computed from `input#ulid`, and that somebody has begun to `begun#ulid` (plans/calls.ts)
 *   l1  requests `q#outcome#id`: the open ones; plans that are being computed `computing#ulid`
 *   l2  requests `o#owner#id`
 *   l5  what waits for whom (waiting.ts)
 */
export const partition = (campaign: string): string => `${campaign}#staff`;

/** A request's id says whose it is, an allocation's on which position it lies. */
export const requestId = (unit: Unit, id: string): string => `${unit}.${id}`;
export const allocationId = (position: string, id: string): string => `${position}.${id}`;
export const positionOf = (allocation: string): string => allocation.split('.')[0] ?? '';

export const positionKey = (campaign: string, id: string) => ({ pk: partition(campaign), sk: `p#${id}` });
export const requestKey = (campaign: string, id: string) => ({
  pk: partition(campaign),
  sk: `r#${id.replace('.', '#')}`,
});
export const planKey = (campaign: string, id: string) => ({ pk: partition(campaign), sk: `plan#${id}` });
const inputKey = (campaign: string, id: string) => ({ pk: partition(campaign), sk: `input#${id}` });
export const headKey = (campaign: string) => ({ pk: partition(campaign), sk: 'head' });
export const importKey = (campaign: string, id: string) => ({ pk: partition(campaign), sk: `import#${id}` });

export const storedRequest = (campaign: string, request: StaffRequest) => ({
  ...requestKey(campaign, request.id),
  l1: `q#${request.outcome}#${request.id}`,
  l2: `o#${request.owner}#${request.id}`,
  ...keptBy(request, requestWaits),
});

export const stored = (campaign: string) => {
  const position = (is: Position) => ({ ...positionKey(campaign, is.id), ...keptBy(is, positionWaits) });
  const request = (is: StaffRequest) => storedRequest(campaign, is);
  return {
    head: () => headKey(campaign),
    position,
    positions: position,
    request,
    requests: request,
    plan: (is: Plan) => ({
      ...planKey(campaign, is.id),
      ...(is.status === 'computing' && { l1: `computing#${is.id}` }),
      ...keptBy(is, planWaits),
    }),
    input: ({ id }: PlanInput) => inputKey(campaign, id),
  };
};

/** What an import brings has no event of its own: among all requests are found those that still have a note. */
export const imported = {
  type: 'StaffRequestsImported',
  slot: 'requests',
  prefix: 'r#',
  subjectOf: (id: string) => `staff/requests/${id}`,
} as const;

export const staffAggregate = (campaign: string): Aggregate<StaffState, StaffEvent> => ({
  stored: stored(campaign),
  evolve,
  concerns,
  textOf: (event) => textFieldOf(staffTexts, event),
  letters,
});
export const command = /* @__PURE__ */ commandsOf(staffAggregate);

/** Read it first: every command moves its version, so a transaction that holds it guards what was read after it. */
export const head = (campaign: string) => entityOr<Head>(headKey(campaign), { ...notStored, filed: 0, changes: 0 });

export const position = (campaign: string, id: string) => entity<Position>(positionKey(campaign, id));
/** Those of some positions that are there, by their ids. */
export const positionsAt = (campaign: string, ids: readonly string[]) =>
  entities<Position>([...new Set(ids)].map((id) => positionKey(campaign, id)));

const allPositions = (campaign: string, options: QueryOptions = {}) => ({
  queries: [{ range: { pk: partition(campaign), prefix: 'p#' }, options }],
});
/** All positions of the campaign, by id: tens of items. */
export const positions = (guard: Loaded<Head>, campaign: string) =>
  after(guard, allPositions(campaign), inRange<Position>);
export const positionsNow = (campaign: string, options?: QueryOptions) =>
  asOf('only shown', allPositions(campaign, options), inRange<Position>);

type Imports = ReadonlySet<string>;
/**
 * The imports that are real. What an import brings is stored before, so whoever lists requests reads this in an earlier
 * wave: then each import is seen whole or not at all.
 */
export const imports = (campaign: string, options: QueryOptions = {}) =>
  asOf(
    'an import that becomes real meanwhile counts as one that comes afterwards',
    { queries: [{ range: { pk: partition(campaign), prefix: 'import#' }, options }] },
    ({ lists: [items = []] }): Imports => new Set(items.map(({ id }) => id as string)),
  );
export const isReal = (request: StaffRequest, real: Imports): boolean =>
  request.import === undefined || real.has(request.import);
const onlyReal = (requests: Ids<StaffRequest>, real: Imports): Ids<StaffRequest> =>
  Object.fromEntries(Object.entries(requests).filter(([, request]) => isReal(request, real)));

/** The requests that are neither declined nor withdrawn, by id. */
export const openRequests = (guard: Loaded<Head>, campaign: string, real: Imports) =>
  after(guard, { queries: [{ range: { pk: partition(campaign), index: 'l1', prefix: 'q#open#' } }] }, (found) =>
    onlyReal(inRange<StaffRequest>(found), real),
  );
/** Those that await the consent of their units, by id. */
export const proposedRequests = (guard: Loaded<Head>, campaign: string) =>
  after(
    guard,
    { queries: [{ range: { pk: partition(campaign), index: 'l1', prefix: 'q#proposed#' } }] },
    inRange<StaffRequest>,
  );
/** Those that a command names although they are not among the open ones: it says so in its refusal. */
export const closedRequests = (
  guard: Loaded<Head>,
  campaign: string,
  named: readonly string[],
  open: Ids<StaffRequest>,
  real: Imports,
) => {
  const ids = [...new Set(named)].filter((id) => isUnitId(id) && !open[id]);
  return after(guard, { keys: ids.map((id) => requestKey(campaign, id)) }, ({ items }) => {
    const found = items.flatMap((item) => (item ? [entityIn<StaffRequest>(item)] : []));
    return onlyReal(Object.fromEntries(found.map((request) => [request.id, request])), real);
  });
};

export const request = (campaign: string, id: string) =>
  entity<StaffRequest>(isUnitId(id) ? requestKey(campaign, id) : undefined);
export const requestsAt = (campaign: string, ids: readonly string[]) =>
  entities<StaffRequest>(ids.filter(isUnitId).map((id) => requestKey(campaign, id)));
/** The import that a request came with: until it is there, the request is not there for anybody. */
export const importOf = (campaign: string, is: StaffRequest | undefined) =>
  is?.import === undefined ? given({}) : fixed<object>(importKey(campaign, is.import));

export const plan = (campaign: string, id: string) => entity<Plan>(planKey(campaign, id));
export const planInput = (campaign: string, id: string) => fixed<PlanInput>(inputKey(campaign, id));
/** The plans that are being computed in the background, or were to be. */
export const computingPlans = (campaign: string) =>
  asOf(
    'each is judged anew before anything is done to it',
    { queries: [{ range: { pk: partition(campaign), index: 'l1', prefix: 'computing#' } }] },
    listed<Plan>,
  );

const factsOf = (item: Item): readonly [Unit, AssociationFacts] => {
  const { id, name, ring, neighbourGroup, priorityArea } = item as unknown as AssociationFacts & { readonly id: Unit };
  return [id, { name, ring, priorityArea, ...(neighbourGroup !== undefined && { neighbourGroup }) }];
};
/** What staff knows of all associations. */
export const associationFacts = (campaign: string) =>
  associations(campaign, (items): Associations => Object.fromEntries(items.map(factsOf)));

/** What everything is judged by, in the wave before: the head guards what comes after it. */
export const before = (campaign: string) => ({
  head: head(campaign),
  imports: imports(campaign),
  associations: associationFacts(campaign),
});
/** And all that can be allocated, with all that awaits it. */
export const everything = (found: { readonly head: Loaded<Head>; readonly imports: Imports }, campaign: string) => ({
  positions: positions(found.head, campaign),
  requests: openRequests(found.head, campaign, found.imports),
});

export const staffSettings = (campaign: string) => settings(campaign, staffSettingsOf);
/** What tasks are called. */
export const taskNames = (campaign: string) => settings(campaign, (stored) => tasksOf(staffSettingsOf(stored)));
