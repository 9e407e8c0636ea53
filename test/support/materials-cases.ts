import { kept } from '../../functions/materials/editions.ts';
import type { MaterialsEvent } from '../../functions/materials/events.ts';
import { evolve } from '../../functions/materials/evolve.ts';
import type { Context } from '../../functions/materials/judge.ts';
import type { OrderWish } from '../../functions/materials/orders/planning.ts';
import { placeOrder } from '../../functions/materials/orders/rules.ts';
import {
  type Associations,
  type CatalogueItem,
  type Edition,
  type EditionStock,
  type KeptStock,
  type Ids,
  type MaterialsState,
  type Order,
  type Pack,
  type Run,
  type Stock,
} from '../../functions/materials/state.ts';
import type { Movement } from '../../functions/materials/stock/state.ts';
import { viewOrder } from '../../functions/materials/views.ts';
import { type Recorded, notStored } from '../../shared/commit.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';

/** Cases of the rules of material, in the summer of 2018: what is in the catalogue and in stock, and who orders. */
export const now = '2018-08-01T10:00:00.000Z';

const association = (name: string, priorityArea = false) => ({ name, ring: 'inner' as const, priorityArea });
/** Solna and Kista are priority areas, Nacka is not. */
export const associations: Associations = {
  solna: association('Solna', true),
  kista: association('Kista', true),
  nacka: association('Nacka'),
};
export const context: Context = { today: '2018-08-01', deliveryDays: 3, associations };

export const edition = (change: Partial<Edition> = {}): Edition => ({
  bilingual: false,
  translation: 'professional',
  ...change,
});
const stored = { ...notStored, version: 1, createdAt: now, updatedAt: now };
export const item = (change: Partial<CatalogueItem> = {}): CatalogueItem => ({
  ...stored,
  id: 'folder',
  name: 'Folder',
  kind: 'folder',
  leadTimeDays: 14,
  orderDeadline: '2018-08-20',
  editions: { sv: edition({ translation: 'original' }), so: edition() },
  ...change,
});
/** So many Swedish copies on hand at the district, or as told. */
export const editionStock = (onHand = 0, change: Partial<EditionStock> = {}): KeptStock =>
  kept({
    depots: { district: { onHand, reserved: 0 } },
    delivered: 0,
    waste: 0,
    difference: 0,
    runs: {},
    promised: [],
    waiting: [],
    given: [],
    ...change,
  });
export const stock = (editions: Stock['editions'], change: Partial<Stock> = {}): Stock => ({
  ...stored,
  item: 'folder',
  editions,
  ...change,
});
export const pack = (lines: Pack['lines'], id = 'small'): Pack => ({ ...stored, id, size: 'small', lines });
export const poster = item({
  id: 'poster',
  kind: 'poster',
  rationed: { perAssociation: 60, inPriorityArea: 160 },
  editions: { sv: edition() },
});

const byId = <T extends { readonly id: string }>(all: readonly T[]) =>
  Object.fromEntries(all.map((each) => [each.id, each]));

/** All that there is: each rule is given what it takes of it. */
export type World = Omit<MaterialsState, 'order' | 'joined' | 'run' | 'movement'> & {
  readonly items: Ids<CatalogueItem>;
  readonly packs: Ids<Pack>;
  readonly orders: Ids<Order>;
  readonly runs: Ids<Run>;
  readonly movements: Ids<Movement>;
  /** The orders once more: those that are over wait for nothing. */
  readonly open: Ids<Order>;
  readonly associations: Associations;
};
export const stateOf = (
  items: readonly CatalogueItem[] = [item()],
  stocks: readonly Stock[] = [],
  packs: readonly Pack[] = [],
): World => ({
  items: byId(items),
  stocks: Object.fromEntries(stocks.map((each) => [each.item, each])),
  packs: byId(packs),
  orders: {},
  open: {},
  runs: {},
  movements: {},
  associations,
});
export const orderIn = (state: World, id: string): Order => state.orders[id] as Order;
export const runIn = (state: World, id: string): Run => state.runs[id] as Run;
/** What a command on one order, or on one run, is given. */
export const onOrder = (state: World, id = nacka) => ({ ...state, order: orderIn(state, id) });
/** What a reversal of a movement is given. */
export const onMovement = (state: World, id: string) => {
  const movement = state.movements[id] as Movement;
  const since = Object.values(state.movements).filter((each) => each.id > id && each.item === movement.item);
  return { ...state, movement, holders: state.orders, since };
};
export const onRun = (state: World, id: string) => ({ ...state, run: runIn(state, id) });

/** What the command that is carried out moves. */
let moving: Movement | undefined;
const evolved = (state: World, event: Recorded<MaterialsEvent>): World => {
  const { order, joined, run, movement, ...next } = evolve(
    {
      ...state,
      order: 'order' in event ? state.orders[event.order] : undefined,
      joined: 'with' in event ? state.orders[event.order] : undefined,
      run: 'run' in event ? state.runs[event.run] : undefined,
      movement: 'movement' in event ? state.movements[event.movement] : moving,
    },
    event,
  );
  const is = joined ?? order;
  const orders = is ? { ...state.orders, [is.id]: is } : state.orders;
  const movements = movement ? { ...state.movements, [movement.id]: movement } : state.movements;
  const runs = run ? { ...state.runs, [run.id]: run } : state.runs;
  moving = movement;
  return { ...state, ...next, orders, open: orders, runs, movements };
};
let happened = 0;
/** Of events: each is later than those before, and than all orders. */
const nextId = (): string => `01K${String(++happened).padStart(23, '0')}`;
/** The state after what was decided, with versions as they would be stored. */
export const after = (state: World, decision: readonly MaterialsEvent[] | Refusal, at = now): World => {
  if (isRefusal(decision)) throw new Error(`refused: ${decision.refused}`);
  moving = undefined;
  return decision.reduce(
    (is, event) => evolved(is, { ...event, id: nextId(), at, actor: 'kim' } as Recorded<MaterialsEvent>),
    state,
  );
};

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Later ones sort later. */
export const ulidOf = (n: number): string => `01J${'0'.repeat(21)}${digits[Math.floor(n / 32) % 32]}${digits[n % 32]}`;
export const orderIdOf = (unit: string, n = 1): string => `${unit}.${ulidOf(n)}`;
export const runIdOf = (n = 1, language = 'sv', of = 'folder'): string => `${of}.${language}.${ulidOf(n)}`;

/** Nacka, which is no priority area, asks for 100 Swedish folders. */
export const wish = (change: Partial<OrderWish> = {}): OrderWish => ({
  unit: 'nacka',
  packs: [],
  lines: [{ item: 'folder', language: 'sv', quantity: 100 }],
  acceptPartial: true,
  ...change,
});
export const line = (quantity: number, language = 'sv', of = 'folder') => ({ item: of, language, quantity });
export const place = (state: World, change: Partial<OrderWish> = {}, n = 1) =>
  placeOrder(state, { id: orderIdOf(change.unit ?? 'nacka', n), wish: wish(change), days: 10 }, context.today);
/** After an order that was accepted. */
export const placed = (state: World, change: Partial<OrderWish> = {}, n = 1): World =>
  after(state, place(state, change, n));
export const nacka = orderIdOf('nacka');

/** So much at each of the three depots. */
export const everywhere = (district: number, cityHall = 0, county = 0) =>
  editionStock(0, {
    depots: {
      district: { onHand: district, reserved: 0 },
      'city-hall': { onHand: cityHall, reserved: 0 },
      'county-council': { onHand: county, reserved: 0 },
    },
  });

/** Somebody of the district office. */
export const reader = { forOffices: true, units: ['district'] };

/** What a line of 100 Swedish folders says of where it comes from. */
export const sourcesIn = (state: World, id = nacka, of = 'folder', language = 'sv') => {
  const known = { ...state, today: context.today };
  const shown = viewOrder(orderIn(state, id), reader, known).lines.find(
    (each) => each.item === of && each.language === language,
  );
  return shown?.sources.map((source) =>
    [
      source.from,
      source.quantity,
      'depot' in source ? source.depot : undefined,
      'promised' in source ? source.promised : undefined,
      'reason' in source ? source.reason : undefined,
      'late' in source && source.late ? 'late' : undefined,
    ]
      .filter((part) => part !== undefined)
      .join(' '),
  );
};
