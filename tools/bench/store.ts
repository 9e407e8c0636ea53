import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import sample from '../../data/campaign-2018.json' with { type: 'json' };
import { capabilities } from '../../functions/capabilities.ts';
import { announcing } from '../../functions/notifications/announcing.ts';
import { noticeItem } from '../../functions/notifications/store.ts';
import type { PotEvent } from '../../functions/pot/events.ts';
import { capability, partition, requestId } from '../../functions/pot/store.ts';
import type { Pot, PotState, SpendingRequest } from '../../functions/pot/state.ts';
import { namesFrom } from '../../shared/announcement.ts';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { changes, type Entity, entityOf, eventItem, type Recorded } from '../../shared/commit.ts';
import { newId } from '../../shared/ids.ts';
import type { Item } from '../../shared/table.ts';
import { type Office, offices } from '../../shared/units.ts';
import type { Stack } from '../../infra/local/stack.ts';
import { caller } from '../../infra/local/wire.ts';
import { campaign } from './session.ts';

/**
 * Stores many requests within seconds: the pot's own functions make their events, items, ledger entries and notices,
 * which then are written in batches instead of by one transaction each.
 */
const lines = ['publicity', 'material', 'publicity', 'events', 'publicity'];
const others = sample.associations.map(({ id }) => id).filter((id) => id !== 'solna');

/** Four in ten are Solna's, six in ten of the line publicity; of ten, three are still open, four reserved. */
const ends = ['open', 'reserved', 'closed', 'open', 'reserved', 'withdrawn', 'reserved', 'open', 'refused', 'reserved'];

type Spending = Extract<PotEvent, { readonly unit: string }>;
type Happening<E extends Spending = Spending> = E extends Spending ? Omit<E, 'subject' | 'unit'> : never;

/** What happened to the request with this number, oldest first. */
const happenings = (number: number, id: string, unit: string, today: string): readonly Happening[] => {
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
  const later: Readonly<Record<string, readonly Happening[]>> = {
    reserved: [reserved],
    closed: [reserved, { type: 'SpendingClosed', line, freed: amount } as const],
    withdrawn: [{ type: 'SpendingWithdrawn', line, freed: 0 } as const],
    refused: [{ type: 'SpendingRefused', ...vote, reason: 'Går redan i nyhetsbrevet' } as const],
  };
  return [asked, ...(later[ends[Math.floor(number / lines.length) % ends.length] as string] ?? [])];
};

/** Folds one request into the pot; answers the items of it, and the pot as it then is. */
const requestOf = (number: number, pot: Pot): { readonly items: readonly Item[]; readonly pot: Pot } => {
  const unit = number % 5 < 2 ? 'solna' : (others[number % others.length] as string);
  const id = requestId(unit, newId());
  const { evolve, concerns, journal, stored } = capability<PotState>(campaign);
  const now = new Date().toISOString();
  const items: Item[] = [];
  let state: PotState = { pot };
  for (const each of happenings(number, id, unit, dayOf(now))) {
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
      eventItem(campaign, event, concerns(event, next), journal?.(event, state, next) ?? {}),
      noticeItem({ recipient: 'district', campaign, event }, notice),
    );
    state = next;
  }
  const { writes } = changes({ pot }, { pot, request: state.request as SpendingRequest }, stored, now);
  items.push(...writes.flatMap((write) => (write.kind === 'put' ? [write.item] : [])));
  return { items, pot: state.pot };
};

/** DynamoDB's own limit for one batch. */
const mostPuts = 25;

/** Stores requests with the numbers `from` up to `to` of the sample's campaign. Nothing else may change its pot meanwhile. */
export const storeRequests = async ({ table }: Stack, from: number, to: number): Promise<void> => {
  const call = caller(table.endpoint, 'dynamodb');
  const attributes = (item: object) => marshall(item, { removeUndefinedValues: true });
  const key = { pk: partition(campaign), sk: 'pot' };
  const { Item: found } = await call<{ Item: Parameters<typeof unmarshall>[0] }>('GetItem', {
    TableName: table.name,
    Key: attributes(key),
  });
  const before = entityOf<Pot>(unmarshall(found) as Item) as Pot & Entity;
  let pot: Pot = before;
  const items: Item[] = [];
  for (let number = from; number < to; number++) {
    const made = requestOf(number, pot);
    items.push(...made.items);
    pot = made.pot;
  }
  items.push({ ...key, ...pot, version: before.version + 1 });
  for (let at = 0; at < items.length; at += mostPuts) {
    const puts = items.slice(at, at + mostPuts).map((item) => ({ PutRequest: { Item: attributes(item) } }));
    await call('BatchWriteItem', { RequestItems: { [table.name]: puts } });
  }
};
