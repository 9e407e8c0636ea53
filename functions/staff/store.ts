import { addDays } from '../../shared/calendar.ts';
import { entityOf, type Recorded, unborn } from '../../shared/commit.ts';
import { readAssociationItems } from '../../shared/directory-loads.ts';
import { campaignKey } from '../../shared/directory.ts';
import type { Capability } from '../../shared/execute.ts';
import { isUnitId } from '../../shared/ids.ts';
import { get, type Item, queryAll, type QueryOptions } from '../../shared/table.ts';
import type { Unit } from '../../shared/units.ts';
import type { CampaignStart } from '../campaign/offers.ts';
import { concerns, type StaffEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { AssociationFacts, Associations, Head, Ids, Plan, Position, StaffRequest, StaffState } from './state.ts';

/**
 * Where staff's entities are kept: one partition per campaign.
 *   sk  `head`, positions `p#id`, requests `r#unit#ulid`, plans `plan#ulid`, imports made real `import#ulid`
 *   l1  requests `q#outcome#id`: the open ones
 *   l2  requests `o#owner#id`
 */
export const partition = (campaign: string): string => `${campaign}#staff`;

/** A request's id says whose it is, an allocation's on which position it lies. */
export const requestId = (unit: Unit, id: string): string => `${unit}.${id}`;
export const allocationId = (position: string, id: string): string => `${position}.${id}`;
export const positionOf = (allocation: string): string => allocation.split('.')[0] ?? '';

const requestSk = (id: string): string => `r#${id.replace('.', '#')}`;
const positionSk = (id: string): string => `p#${id}`;
const planSk = (id: string): string => `plan#${id}`;

export const stored = (campaign: string) => {
  const pk = partition(campaign);
  return {
    head: () => ({ pk, sk: 'head' }),
    positions: ({ id }: Position) => ({ pk, sk: positionSk(id) }),
    requests: ({ id, outcome, owner }: StaffRequest) => ({
      pk,
      sk: requestSk(id),
      l1: `q#${outcome}#${id}`,
      l2: `o#${owner}#${id}`,
    }),
    plan: ({ id }: Plan) => ({ pk, sk: planSk(id) }),
  };
};

/** `S` may be a state with more context than staff's own: evolving hands it through untouched. */
export const capability = <S extends StaffState>(campaign: string): Capability<S, StaffEvent> => ({
  stored: stored(campaign),
  evolve: (state, event) => evolve(state, event) as S,
  concerns,
});

const emptyHead: Head = { ...unborn, filed: 0, changes: 0 };

/** Read it first: every command moves its version, so a transaction that holds it guards what was read after it. */
export const readHead = async (campaign: string): Promise<Head> =>
  entityOf<Head>(await get({ pk: partition(campaign), sk: 'head' })) ?? emptyHead;

export const positionFrom = (item: Item): Position => entityOf<Position>(item) as Position;
export const requestFrom = (item: Item): StaffRequest => entityOf<StaffRequest>(item) as StaffRequest;

/** All positions of the campaign, by id: tens of items. */
export const readPositions = async (campaign: string, options?: QueryOptions): Promise<Ids<Position>> => {
  const items = await queryAll({ pk: partition(campaign), prefix: 'p#' }, options);
  return Object.fromEntries(items.map(positionFrom).map((position) => [position.id, position]));
};

export const importKey = (campaign: string, id: string) => ({ pk: partition(campaign), sk: `import#${id}` });

/**
 * The imports that are made real. What an import brings is stored before, so whoever lists requests reads this first:
 * then each import is seen whole or not at all.
 */
export const readImports = async (campaign: string, options?: QueryOptions): Promise<ReadonlySet<string>> =>
  new Set((await queryAll({ pk: partition(campaign), prefix: 'import#' }, options)).map(({ id }) => id as string));
export const isReal = (request: StaffRequest, imports: ReadonlySet<string>): boolean =>
  request.import === undefined || imports.has(request.import);

/** The requests that are neither declined nor withdrawn, by id. */
export const readRequests = async (campaign: string): Promise<Ids<StaffRequest>> => {
  const imports = await readImports(campaign);
  const items = await queryAll({ pk: partition(campaign), index: 'l1', prefix: 'q#open#' });
  const requests = items.map(requestFrom).filter((request) => isReal(request, imports));
  return Object.fromEntries(requests.map((request) => [request.id, request]));
};

export const readPosition = async (campaign: string, id: string): Promise<Position | undefined> =>
  entityOf<Position>(await get({ pk: partition(campaign), sk: positionSk(id) }));
export const readRequest = async (campaign: string, id: string): Promise<StaffRequest | undefined> => {
  if (!isUnitId(id)) return undefined;
  const request = entityOf<StaffRequest>(await get({ pk: partition(campaign), sk: requestSk(id) }));
  const isHidden = request?.import !== undefined && !(await get(importKey(campaign, request.import)));
  return isHidden ? undefined : request;
};
export const readPlan = async (campaign: string, id: string): Promise<Plan | undefined> =>
  entityOf<Plan>(await get({ pk: partition(campaign), sk: planSk(id) }));

export const readCampaign = async (campaign: string): Promise<CampaignStart | undefined> =>
  entityOf<CampaignStart>(await get(campaignKey(campaign)));

const factsOf = (item: Item): readonly [Unit, AssociationFacts] => {
  const { id, name, ring, neighbourGroup, priorityArea } = item as unknown as AssociationFacts & { readonly id: Unit };
  return [id, { name, ring, priorityArea, ...(neighbourGroup !== undefined && { neighbourGroup }) }];
};

export const readAssociations = async (campaign: string): Promise<Associations> =>
  Object.fromEntries((await readAssociationItems(campaign)).map(factsOf));

/** Everything that a command on staff is judged by, as of one moment. */
export const readState = async (campaign: string): Promise<StaffState> => {
  const head = await readHead(campaign);
  const [positions, requests] = await Promise.all([readPositions(campaign), readRequests(campaign)]);
  return { head, positions, requests };
};

/** The events of one subject since a month, oldest first. */
export const readEvents = async (
  campaign: string,
  subject: string,
  since: string,
  until: string,
): Promise<readonly Recorded<StaffEvent>[]> => {
  const months: string[] = [];
  for (let month = since.slice(0, 7); month <= until.slice(0, 7); month = addDays(`${month}-01`, 31).slice(0, 7))
    months.push(month);
  const found = await Promise.all(
    months.map((month) => queryAll({ pk: partition(campaign), prefix: `e#${month}#${subject}#` })),
  );
  return found.flat().map((item) => entityOf<Recorded<StaffEvent>>(item) as Recorded<StaffEvent>);
};
