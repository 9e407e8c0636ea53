import { randomUUID } from 'node:crypto';
import { addDays, type Day, dayOf, type Instant } from '../../shared/calendar.ts';
import { changes, type Entity, type heldInL4, type Recorded, notStored } from '../../shared/commit.ts';
import { campaignKey } from '../../shared/directory.ts';
import { commandsOf } from '../../shared/command.ts';
import { textFieldOf, type WithTexts } from '../../shared/texts.ts';
import type { Aggregate } from '../../shared/execute.ts';
import { historyQueries } from '../../shared/history.ts';
import { folded, isUnitId, sha256 } from '../../shared/ids.ts';
import { after, asOf, entities, entity, entityOr, type Loaded, listed, needed } from '../../shared/reads.ts';
import { type QueryOptions, type Range, transact } from '../../shared/table.ts';
import { isOffice, type Office, type Unit } from '../../shared/units.ts';
import type { CampaignStart } from '../campaign/offers.ts';
import { concerns, type PotEvent } from './events.ts';
import { evolve, retell } from './evolve.ts';
import { entryOf } from './ledger/chain.ts';
import { type Journaled, type Mark, rowOf, start } from './ledger/replay.ts';
import { requestIn } from './requests/case.ts';
import {
  type Claim,
  type Contribution,
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
import { potTexts } from './texts.ts';

/**
 * Where the pot's entities are kept: one partition per campaign, so that the indexes answer consistently.
 *   l1  requests `q#status#line#id` (and so the split window of a unit on a line); ledger entries `ledger#seq`
 *   l4  reserved requests with a payee `p#payee#day` (split window of a payee), by the day in UTC, which is short
 */
export const partition = (campaign: string): string => `${campaign}#pot`;
type StoredMark = Entity & Mark;

/** Twelve digits: a sort key compares as text. */
const padded = (n: number): string => String(n).padStart(12, '0');
/** Payees are compared trimmed, case-folded and in NFC, and may hold any character: so their hash stands in keys. */
const payeeKey = (payee: string): string => sha256(folded(payee)).slice(0, 16);

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
    contribution: ({ id }: Contribution) => ({ pk, sk: `contribution#${id}` }),
    request: (request: SpendingRequest) => ({
      pk,
      sk: requestSk(request.id),
      l1: `q#${request.status}#${request.budgetLine}#${request.id}`,
      ...(request.reservedAt &&
        request.payee && { l4: `p#${payeeKey(request.payee)}#${request.reservedAt.slice(0, 10)}` }),
    }),
    claim: (claim: Claim) => ({ pk, sk: `c#${claim.request}#${claim.id}` }),
    receipt: ({ id }: ReceiptUse) => ({ pk, sk: `k#${sha256(id)}` }),
  };
};

const requestSubject = (id: string): string => `pot/requests/${id}`;

/**
 * A ledger entry is its event's item with one attribute and one index key more. What happened to a request says which
 * version it made of it.
 */
const journal = (event: Recorded<PotEvent>, { pot }: PotState, { request }: PotState) => {
  const entry = entryOf(pot.ledger, event);
  return {
    ...(entry && { ledger: entry, l1: `ledger#${padded(entry.seq)}` }),
    ...(request && event.subject === requestSubject(request.id) && { revision: request.version + 1 }),
  };
};

export const potAggregate = (campaign: string): Aggregate<PotState, PotEvent> => ({
  stored: stored(campaign),
  evolve,
  concerns,
  textOf: (event) => textFieldOf(potTexts, event),
  journal,
  retell,
});
export const command = /* @__PURE__ */ commandsOf(potAggregate);

const markKey = (campaign: string) => ({ pk: partition(campaign), sk: 'ledger-mark' });
/** How far the daily look at the ledger has come. */
export const ledgerMark = (campaign: string) => entityOr<StoredMark>(markKey(campaign), { ...notStored, ...start });
/** Moves it, unless another look has: then that one's is as good. */
export const moveMark = async (campaign: string, was: StoredMark, is: Mark, now: Instant): Promise<void> => {
  const { writes } = changes({ mark: was }, { mark: { ...was, ...is } }, { mark: () => markKey(campaign) }, now);
  await transact(writes, randomUUID());
};

/** The balances: every command that moves money writes them. */
export const pot = (campaign: string) => entityOr<Pot>({ pk: partition(campaign), sk: 'pot' }, emptyPot);
export const mandate = (campaign: string, number: number | undefined) =>
  entity<Mandate>(number === undefined ? undefined : { pk: partition(campaign), sk: `mandate#${padded(number)}` });
export const lineChange = (campaign: string, line: string) =>
  entity<LineChange>({ pk: partition(campaign), sk: `line#${line}` });
export const deputy = (campaign: string, office: Office) =>
  entity<Deputy>({ pk: partition(campaign), sk: `deputy#${office}` });
export const spending = (campaign: string, id: string) =>
  entity<SpendingRequest>(isUnitId(id) ? { pk: partition(campaign), sk: requestSk(id) } : undefined);
/** The pot and the request: all that it takes to move money that is reserved already. */
export const reserved = ({ campaign, request }: { readonly campaign: string; readonly request: string }) => ({
  pot: pot(campaign),
  request: needed(spending(campaign, request)),
});

export const claim = (campaign: string, request: string, id: string | undefined) =>
  entity<Claim>(id === undefined ? undefined : { pk: partition(campaign), sk: `c#${request}#${id}` });
export const receiptUse = (campaign: string, id: string) =>
  entity<ReceiptUse>({ pk: partition(campaign), sk: `k#${sha256(id)}` });

const all = (campaign: string, prefix: string) => ({ queries: [{ range: { pk: partition(campaign), prefix } }] });
export const deputies = (campaign: string) =>
  asOf('rights are those of the moment a request arrives', all(campaign, 'deputy#'), listed<Deputy>);
export const mandates = (campaign: string) => asOf('only shown', all(campaign, 'mandate#'), listed<Mandate>);
export const lineChanges = (campaign: string) => asOf('only shown', all(campaign, 'line#'), listed<LineChange>);
export const claims = (campaign: string, request: string) =>
  asOf('only shown', all(campaign, `c#${request}#`), listed<Claim>);

/** Who owned the unit's latest request: the next office is its successor. */
export const lastOwner = (campaign: string, unit: Unit) =>
  asOf(
    'two requests at once may get the same owner',
    {
      queries: [
        {
          range: { pk: partition(campaign), prefix: `r#${unit}#` },
          options: { limit: 1, backward: true, consistent: false },
        },
      ],
    },
    ({ lists: [latest] }): Office | undefined => {
      const owner = latest?.[0]?.owner;
      return typeof owner === 'string' && isOffice(owner) ? owner : undefined;
    },
  );

export type WindowOf = {
  readonly id?: string;
  readonly unit: Unit;
  readonly budgetLine: string;
  readonly payee?: string | undefined;
};

type Counted = Pick<SpendingRequest, (typeof heldInL4)[number]>;

const windowSource = (campaign: string, { unit, budgetLine, payee }: WindowOf, since: Day, options?: QueryOptions) => {
  const pk = partition(campaign);
  // What was withdrawn was never paid, so nothing of it counts.
  const ofUnit = ['reserved', 'closed'].map((status): Range => ({
    pk,
    index: 'l1',
    prefix: `q#${status}#${budgetLine}#${unit}.`,
  }));
  const prefix = payee === undefined ? undefined : `p#${payeeKey(payee)}#`;
  // One day earlier in UTC, since a day in Stockholm begins before it; the exact day is compared below.
  const ofPayee: readonly Range[] = prefix ? [{ pk, index: 'l4', prefix, from: `${prefix}${addDays(since, -1)}` }] : [];
  return { queries: [...ofUnit, ...ofPayee].map((range) => ({ range, ...(options && { options }) })) };
};

const windowIn =
  ({ id }: WindowOf, since: Day) =>
  (found: Parameters<typeof listed>[0]): readonly Reservation[] => {
    const requests = new Map(listed<Counted>(found).map((each) => [each.id, each]));
    return [...requests.values()]
      .filter((other) => other.id !== id && dayOf(other.reservedAt ?? '') >= since)
      .map((other) => ({ request: other.id, heads: other.heads ?? 0, amount: other.amount - other.freed }));
  };

const windowStart = ({ mandate: inForce }: Pot, now: Instant): Day | undefined =>
  inForce && addDays(dayOf(now), -inForce.splitWindowDays);

/**
 * The reservations that count together with a spending (D8): of the same unit on the same line, or of the same payee,
 * made within the split window of the mandate in force. Every reservation moves the pot's version, so one that is made
 * after the pot was read makes the transaction fail instead of being overlooked.
 */
export const splitWindow = (guard: Loaded<Pot>, campaign: string, wish: WindowOf, now: Instant) => {
  const since = windowStart(guard, now);
  if (since === undefined) return after(guard, {}, (): readonly Reservation[] => []);
  return after(guard, windowSource(campaign, wish, since), windowIn(wish, since));
};

/** The same for what reserves nothing, at half the units. */
export const expectedWindow = (guard: Loaded<Pot>, campaign: string, wish: WindowOf, now: Instant) => {
  const why = 'only says how many heads it may take: each approval judges anew';
  const since = windowStart(guard, now);
  if (since === undefined) return asOf(why, {}, (): readonly Reservation[] => []);
  return asOf(why, windowSource(campaign, wish, since, { consistent: false }), windowIn(wish, since));
};

/** Where all that happened to a request lies: whatever a command on it answers follows from that. */
export const requestJournal = (campaign: string, { id, createdAt }: SpendingRequest) => ({
  pk: partition(campaign),
  subject: requestSubject(id),
  since: createdAt,
});

/** The history of one request, oldest first. */
export const history = (campaign: string, { id, createdAt, updatedAt }: SpendingRequest) =>
  asOf(
    'only shown',
    { queries: historyQueries(partition(campaign), requestSubject(id), createdAt, updatedAt) },
    listed<WithTexts<Recorded<PotEvent>>>,
  );

/** The events of the ledger after an entry and up to the head of a pot that was read before, oldest first. */
export const journaled = (guard: Loaded<Pot>, campaign: string, since = start.ledger.seq) =>
  after(
    guard,
    {
      queries: [
        { range: { pk: partition(campaign), index: 'l1', prefix: 'ledger#', from: `ledger#${padded(since + 1)}` } },
      ],
    },
    (found): readonly Journaled[] => listed<Journaled>(found).filter(({ ledger }) => ledger.seq <= guard.ledger.seq),
  );
/** The same as the ledger shows it. */
export const ledgerRows = (guard: Loaded<Pot>, campaign: string, since?: number) => {
  const { source, as } = journaled(guard, campaign, since);
  return after(guard, source, (found) => as(found).map(rowOf));
};

/** The requests that an office took money back on: they say why. */
export const returned = (campaign: string, journal: readonly Journaled[], office: Office) => {
  const ids = journal.flatMap((event) =>
    event.type === 'ReturnReceived' && event.office === office ? [requestIn(event.subject)] : [],
  );
  const keys = [...new Set(ids)].map((id) => ({ pk: partition(campaign), sk: requestSk(id) }));
  const { source, as } = entities<SpendingRequest>(keys);
  return asOf('only shown', source, as);
};
