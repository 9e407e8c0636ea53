import { addDays, dayOf, type Instant } from '../../shared/calendar.ts';
import { entityOf, type Recorded } from '../../shared/commit.ts';
import { campaignKey } from '../../shared/directory.ts';
import type { Capability } from '../../shared/execute.ts';
import { folded, isUnitId, sha256 } from '../../shared/ids.ts';
import { get, type Item, queryAll, queryPage, type Range } from '../../shared/table.ts';
import { isOffice, type Office, type Unit } from '../../shared/units.ts';
import type { CampaignStart } from '../campaign/offers.ts';
import { concerns, type PotEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { entryOf } from './ledger/chain.ts';
import { type Journaled, type LedgerRow, rowOf } from './ledger/replay.ts';
import {
  type Claim,
  type Deputy,
  emptyPot,
  type LineChange,
  type Mandate,
  type Pot,
  type PotState,
  type ReceiptUse,
  type Reservation,
  type SpendingRequest,
} from './state.ts';

/**
 * Where the pot's entities are kept: one partition per campaign, so that the indexes answer consistently.
 *   l1  requests `q#status#line#id`; ledger entries `ledger#seq`
 *   l2  reserved requests `w#unit#line#reservedAt` (split window of a unit on a line)
 *   l3  reserved requests with a payee `p#payee#reservedAt` (split window of a payee)
 */
export const partition = (campaign: string): string => `${campaign}#pot`;

/** Twelve digits: a sort key compares as text. */
const padded = (n: number): string => String(n).padStart(12, '0');
/** Payees are compared trimmed, case-folded and in NFC, and may hold any character: so their hash stands in keys. */
const payeeKey = (payee: string): string => sha256(folded(payee)).slice(0, 24);

/** A request's id is its unit and a ULID: `solna.01J…`. So its key needs no further read, and an id says whose it is. */
export const requestId = (unit: Unit, ulid: string): string => `${unit}.${ulid}`;
const requestSk = (id: string): string => `r#${id.replace('.', '#')}`;

export const stored = (campaign: string) => {
  const pk = partition(campaign);
  return {
    pot: () => ({ pk, sk: 'pot' }),
    campaign: ({ id }: CampaignStart) => campaignKey(id),
    mandate: ({ number }: Mandate) => ({ pk, sk: `mandate#${padded(number)}` }),
    replaced: ({ number }: Mandate) => ({ pk, sk: `mandate#${padded(number)}` }),
    lineChange: ({ line }: LineChange) => ({ pk, sk: `line#${line}` }),
    deputy: ({ office }: Deputy) => ({ pk, sk: `deputy#${office}` }),
    request: (request: SpendingRequest) => ({
      pk,
      sk: requestSk(request.id),
      l1: `q#${request.status}#${request.budgetLine}#${request.id}`,
      ...(request.reservedAt && { l2: `w#${request.unit}#${request.budgetLine}#${request.reservedAt}` }),
      ...(request.reservedAt && request.payee && { l3: `p#${payeeKey(request.payee)}#${request.reservedAt}` }),
    }),
    claim: (claim: Claim) => ({ pk, sk: `c#${claim.request}#${claim.id}` }),
    receipt: ({ id }: ReceiptUse) => ({ pk, sk: `k#${sha256(id)}` }),
  };
};

/** A ledger entry is its event's item with one attribute and one index key more. */
const journal = (event: Recorded<PotEvent>, before: PotState) => {
  const entry = entryOf(before.pot.ledger, event);
  return entry ? { ledger: entry, l1: `ledger#${padded(entry.seq)}` } : {};
};

/** `S` may be a state with more context than the pot's own: evolving hands it through untouched. */
export const capability = <S extends PotState>(campaign: string): Capability<S, PotEvent> => ({
  stored: stored(campaign),
  evolve: (state, event) => evolve(state, event) as S,
  concerns,
  journal,
});

export const readPot = async (campaign: string): Promise<Pot> =>
  entityOf<Pot>(await get({ pk: partition(campaign), sk: 'pot' })) ?? emptyPot;
export const readCampaign = async (campaign: string): Promise<CampaignStart | undefined> =>
  entityOf<CampaignStart>(await get(campaignKey(campaign)));
export const readMandate = async (campaign: string, number: number): Promise<Mandate | undefined> =>
  entityOf<Mandate>(await get({ pk: partition(campaign), sk: `mandate#${padded(number)}` }));
export const readMandates = async (campaign: string): Promise<readonly Mandate[]> =>
  (await queryAll({ pk: partition(campaign), prefix: 'mandate#' })).map((item) => entityOf<Mandate>(item) as Mandate);
export const readLineChange = async (campaign: string, line: string): Promise<LineChange | undefined> =>
  entityOf<LineChange>(await get({ pk: partition(campaign), sk: `line#${line}` }));
export const readLineChanges = async (campaign: string): Promise<readonly LineChange[]> =>
  (await queryAll({ pk: partition(campaign), prefix: 'line#' })).map(
    (item) => entityOf<LineChange>(item) as LineChange,
  );
export const readDeputies = async (campaign: string): Promise<readonly Deputy[]> =>
  (await queryAll({ pk: partition(campaign), prefix: 'deputy#' })).map((item) => entityOf<Deputy>(item) as Deputy);
export const readRequest = async (campaign: string, id: string): Promise<SpendingRequest | undefined> =>
  isUnitId(id) ? entityOf<SpendingRequest>(await get({ pk: partition(campaign), sk: requestSk(id) })) : undefined;
export const readClaim = async (campaign: string, request: string, claim: string): Promise<Claim | undefined> =>
  entityOf<Claim>(await get({ pk: partition(campaign), sk: `c#${request}#${claim}` }));
export const readClaims = async (campaign: string, request: string): Promise<readonly Claim[]> =>
  (await queryAll({ pk: partition(campaign), prefix: `c#${request}#` })).map((item) => entityOf<Claim>(item) as Claim);
export const readReceipt = async (campaign: string, id: string): Promise<ReceiptUse | undefined> =>
  entityOf<ReceiptUse>(await get({ pk: partition(campaign), sk: `k#${sha256(id)}` }));

/** Who owned the unit's latest request: the next office is its successor. */
export const readLastOwner = async (campaign: string, unit: Unit): Promise<Office | undefined> => {
  const { items } = await queryPage({ pk: partition(campaign), prefix: `r#${unit}#` }, { limit: 1, backward: true });
  const owner = items[0]?.owner;
  return typeof owner === 'string' && isOffice(owner) ? owner : undefined;
};

export type WindowOf = {
  readonly id?: string;
  readonly unit: Unit;
  readonly budgetLine: string;
  readonly payee?: string | undefined;
};

/**
 * The reservations that count together with a spending: of the same unit on the same line, or of the same payee, made
 * within the split window of the mandate in force. Must be read after the pot: every reservation moves the pot's
 * version, so a later one makes the transaction fail instead of being overlooked.
 */
export const readWindow = async (
  campaign: string,
  pot: Pot,
  { id, unit, budgetLine, payee }: WindowOf,
  now: Instant,
): Promise<readonly Reservation[]> => {
  if (!pot.mandate) return [];
  const since = addDays(dayOf(now), -pot.mandate.splitWindowDays);
  // One day earlier in UTC, since a day in Stockholm begins before it; the exact day is compared below.
  const range = (index: 'l2' | 'l3', prefix: string): Range => ({
    pk: partition(campaign),
    index,
    prefix,
    from: `${prefix}${addDays(since, -1)}`,
  });
  const found = await Promise.all([
    queryAll(range('l2', `w#${unit}#${budgetLine}#`)),
    payee === undefined ? [] : queryAll(range('l3', `p#${payeeKey(payee)}#`)),
  ]);
  const requests = new Map(
    found.flat().map((item: Item) => [item.sk, entityOf<SpendingRequest>(item) as SpendingRequest]),
  );
  return [...requests.values()]
    .filter((other) => other.id !== id && dayOf(other.reservedAt ?? '') >= since)
    .map((other) => ({ request: other.id, heads: other.heads ?? 0, amount: other.amount - other.freed }));
};

/** The history of one request, oldest first: its events of every month since it was filed. */
export const readHistory = async (
  campaign: string,
  request: SpendingRequest,
): Promise<readonly Recorded<PotEvent>[]> => {
  const months: string[] = [];
  for (
    let month = request.createdAt.slice(0, 7);
    month <= request.updatedAt.slice(0, 7);
    month = addDays(`${month}-01`, 31).slice(0, 7)
  )
    months.push(month);
  const found = await Promise.all(
    months.map((month) => queryAll({ pk: partition(campaign), prefix: `e#${month}#pot/requests/${request.id}#` })),
  );
  return found.flat().map((item) => entityOf<Recorded<PotEvent>>(item) as Recorded<PotEvent>);
};

/** The events of the ledger up to the pot's head, oldest first: consistent with a pot that was read before. */
export const readJournal = async (campaign: string, pot: Pot): Promise<readonly Journaled[]> => {
  const items = await queryAll({ pk: partition(campaign), index: 'l1', prefix: 'ledger#' });
  return items
    .map((item) => entityOf<Journaled>(item) as Journaled)
    .filter(({ ledger }) => ledger.seq <= pot.ledger.seq);
};

export const readRows = async (campaign: string, pot: Pot): Promise<readonly LedgerRow[]> =>
  (await readJournal(campaign, pot)).map(rowOf);
