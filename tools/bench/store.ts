import sample from '../../data/campaign-2018.json' with { type: 'json' };
import { capabilities } from '../../functions/capabilities.ts';
import { announcing } from '../../functions/notifications/announcing.ts';
import { noticeItem } from '../../functions/notifications/store.ts';
import type { PotEvent } from '../../functions/pot/events.ts';
import { partition, potAggregate, requestId } from '../../functions/pot/store.ts';
import type { Pot, PotState, SpendingRequest } from '../../functions/pot/state.ts';
import { namesFrom } from '../../shared/words.ts';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { changes, type Entity, entityOf, eventItem, type Recorded } from '../../shared/commit.ts';
import { newId } from '../../shared/ids.ts';
import type { Item } from '../../shared/table.ts';
import { type Office, offices } from '../../shared/units.ts';
import type { Stack } from '../../infra/local/stack.ts';
import { itemAt, putAll } from './batch.ts';
import { campaign } from './session.ts';

/**
 * Stores many requests: the pot's own functions make their events, items, ledger entries and notices, which are written
 * in batches instead of by one transaction each.
 */
const lines = ['publicity', 'material', 'publicity', 'events', 'publicity'];
const others = sample.associations.map(({ id }) => id).filter((id) => id !== 'solna');

/** Four in ten are Solna's, six in ten of the line publicity; of ten, three are still open, four reserved. */
const ends = ['open', 'reserved', 'closed', 'open', 'reserved', 'withdrawn', 'reserved', 'open', 'refused', 'reserved'];

type Spending = Extract<PotEvent, { readonly unit: string }>;
type Unfiled<E extends Spending = Spending> = E extends Spending ? Omit<E, 'subject' | 'unit'> : never;

/** The events of the request with this number, oldest first. */
const eventsOf = (number: number, id: string, unit: string, today: string): readonly Unfiled[] => {
  const line = lines[number % lines.length] as string;
  const amount = 1_000;
  const judged = { headsNeeded: 1, missing: { heads: 1, otherOffice: false } };
  const vote = { office: 'district' as Office, amount, seen: 1 };
  const asked = {
    type: 'SpendingRequested',
    request: id,
    budgetLine: line,
    amount,
    purpose: 'Annonser i lokaltidningen inför valdagen',
    payee: `Lokaltidningen i ${unit}`,
    own: [],
    owner: offices[number % offices.length] as Office,
    replyBy: addDays(today, 5),
    expires: addDays(today, 90),
    ...judged,
  } as const;
  const reserved = { type: 'SpendingReserved', ...vote, line, heads: 1 } as const;
  const later: Readonly<Record<string, readonly Unfiled[]>> = {
    reserved: [reserved],
    closed: [reserved, { type: 'SpendingClosed', line, freed: amount } as const],
    withdrawn: [{ type: 'SpendingWithdrawn', line, freed: 0 } as const],
    refused: [{ type: 'SpendingRefused', ...vote, reason: 'Går redan i nyhetsbrevet' } as const],
  };
  return [asked, ...(later[ends[Math.floor(number / lines.length) % ends.length] as string] ?? [])];
};

/** Folds the events of one request into the pot. Returns its items and the changed pot. */
const requestOf = (number: number, pot: Pot): { readonly items: readonly Item[]; readonly pot: Pot } => {
  const unit = number % 5 < 2 ? 'solna' : (others[number % others.length] as string);
  const id = requestId(unit, newId());
  const { evolve, concerns, journal, textOf, stored } = potAggregate(campaign);
  const now = new Date().toISOString();
  const items: Item[] = [];
  let state: PotState = { pot };
  for (const each of eventsOf(number, id, unit, dayOf(now))) {
    const event = {
      ...each,
      unit,
      subject: `pot/requests/${id}`,
      id: newId(),
      at: now,
      actor: 'district-head',
    } as Recorded<PotEvent>;
    const next = evolve(state, event);
    const notice = announcing(capabilities)(event, 'district', namesFrom({}));
    items.push(
      eventItem(campaign, event, concerns(event, next), journal?.(event, state, next) ?? {}, textOf?.(event)),
      noticeItem({ recipient: 'district', campaign, event }, notice),
    );
    state = next;
  }
  const { writes } = changes({ pot }, { pot, request: state.request as SpendingRequest }, stored, now);
  items.push(...writes.flatMap((write) => (write.kind === 'put' ? [write.item] : [])));
  return { items, pot: state.pot };
};

const potKey = { pk: partition(campaign), sk: 'pot' };
const storedPot = async (stack: Stack): Promise<Pot & Entity> =>
  entityOf<Pot>(await itemAt(stack, potKey)) as Pot & Entity;

/** Stores the requests numbered `from` up to `to`. Nothing else may change the pot meanwhile. */
export const storeRequests = async (stack: Stack, from: number, to: number): Promise<void> => {
  const before = await storedPot(stack);
  let pot: Pot = before;
  const items: Item[] = [];
  for (let number = from; number < to; number++) {
    const made = requestOf(number, pot);
    items.push(...made.items);
    pot = made.pot;
  }
  items.push({ ...potKey, ...pot, version: before.version + 1 });
  await putAll(stack, items);
};

/** Stores so many contributions, each of which is an entry of the ledger. Nothing else may change the pot meanwhile. */
export const storeContributions = async (stack: Stack, count: number): Promise<void> => {
  const before = await storedPot(stack);
  const { evolve, concerns, journal, textOf } = potAggregate(campaign);
  const at = new Date().toISOString();
  const items: Item[] = [];
  let state: PotState = { pot: before };
  for (let i = 0; i < count; i++) {
    const office = offices[i % offices.length] as Office;
    const made = { type: 'ContributionMade', subject: 'pot', office, amount: 100 } as const;
    const event: Recorded<PotEvent> = { ...made, id: newId(), at, actor: `${office}-head` };
    const next = evolve(state, event);
    items.push(eventItem(campaign, event, concerns(event, next), journal?.(event, state, next) ?? {}, textOf?.(event)));
    state = next;
  }
  items.push({ ...potKey, ...state.pot, version: before.version + 1 });
  await putAll(stack, items);
};
