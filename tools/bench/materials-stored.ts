import { evolve as evolveCatalogue } from '../../functions/materials/catalogue/evolve.ts';
import { type EditionWish, type ItemWish, setItem } from '../../functions/materials/catalogue/rules.ts';
import type { CatalogueState } from '../../functions/materials/catalogue/state.ts';
import { itemKey } from '../../functions/materials/catalogue/store.ts';
import type { MaterialsEvent } from '../../functions/materials/events.ts';
import { runId } from '../../functions/materials/editions.ts';
import { evolve } from '../../functions/materials/evolve.ts';
import { stored, unitId } from '../../functions/materials/store.ts';
import { deliver } from '../../functions/materials/deliveries/rules.ts';
import { placeOrder } from '../../functions/materials/orders/rules.ts';
import { runSubject } from '../../functions/materials/judge.ts';
import { evolveRun } from '../../functions/materials/runs/evolve.ts';
import {
  type CatalogueItem,
  type Ids,
  type MaterialsState,
  type Order,
  type Run,
} from '../../functions/materials/state.ts';
import { move } from '../../functions/materials/stock/rules.ts';
import { dayOf } from '../../shared/calendar.ts';
import { changes, type Recorded } from '../../shared/commit.ts';
import { newId } from '../../shared/ids.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';
import { offices } from '../../shared/units.ts';
import type { Stack } from '../../infra/local/stack.ts';
import { putAll } from './batch.ts';
import { campaign } from './session.ts';

/**
 * Much material at once: the rules' own events, folded, and written in batches instead of by one transaction each.
 * Nothing else may change the same material meanwhile.
 */
const now = new Date().toISOString();
const association = { name: 'Nacka', ring: 'outer', priorityArea: false } as const;
const today = dayOf(now);
const associations = { solna: association, kista: association, nacka: association };

/** The catalogue's items beside what orders change. */
type Materials = MaterialsState & { readonly items: Ids<CatalogueItem> };
const nothing: Materials = { items: {}, stocks: {} };

const after = (state: Materials, decision: readonly MaterialsEvent[] | Refusal): Materials => {
  if (isRefusal(decision)) throw new Error(`refused: ${decision.refused}`);
  return decision.reduce(
    (is, event) => ({
      ...is,
      ...evolve(is, { ...event, id: newId(), at: now, actor: 'bench' } as Recorded<MaterialsEvent>),
    }),
    state,
  );
};

const languages = ['sv', 'en', 'ar', 'so', 'ti'];
export const itemNames = Array.from({ length: 100 }, (_, i) => `item-of-material-${String(i).padStart(3, '0')}`);

type Ordered = { readonly item: string; readonly language: string; readonly quantity: number };
const ordered = (state: Materials, unit: string, lines: readonly Ordered[]) => {
  const id = unitId(unit, newId());
  const wish = { unit, packs: [], lines, acceptPartial: true };
  return { id, state: after(state, placeOrder({ ...state, packs: {}, associations }, { id, wish, days: 10 }, today)) };
};

/** In stock, kept for orders, delivered and lost: everything that the stock of an edition has figures of. */
const used = (state: Materials, edition: Omit<Ordered, 'quantity'>): Materials => {
  const moved = (is: Materials, quantity: number, reason: 'arrival' | 'waste') =>
    after(is, move(is, { depot: 'district', ...edition, quantity, reason }));
  const stocked = moved(moved(state, 20_000, 'arrival'), -100, 'waste');
  const { state: kept } = ordered(stocked, 'nacka', [{ ...edition, quantity: 500 }]);
  const order = kept.order as Order;
  const some = { lines: [{ ...edition, quantity: 300 }], depots: offices };
  return { ...after(kept, deliver({ ...kept, order }, some, today)), order: undefined };
};

const itemFrom = (id: string, wish: ItemWish, editions: Ids<EditionWish>): CatalogueItem => {
  const decision = setItem({ item: undefined, texts: {} }, { id, wish, editions }, today);
  if (isRefusal(decision)) throw new Error(`refused: ${decision.refused}`);
  const { item } = decision.reduce<CatalogueState>(
    (is, event) => evolveCatalogue(is, { ...event, id: newId(), at: now, actor: 'bench' }),
    {},
  );
  if (!item) throw new Error(`${id} was not entered`);
  return item;
};

/** A hundred items in five languages each. */
export const manyEditions = (): Materials =>
  itemNames.reduce((state, id) => {
    const edition = (language: string) => ({
      bilingual: language !== 'sv',
      translation: 'professional' as const,
      unitCost: 145,
      ...(language === 'sv' && { text: 'Alla ska kunna bo bra. Därför bygger vi bostäder i hela länet.' }),
    });
    const wish = { name: `Folder: ${id}`, kind: 'folder' as const, leadTimeDays: 14, orderDeadline: '2199-12-31' };
    const editions = Object.fromEntries(languages.map((language) => [language, edition(language)]));
    const entered = { ...state, items: { ...state.items, [id]: itemFrom(id, wish, editions) } };
    return languages.reduce((is, language) => used(is, { item: id, language }), entered);
  }, nothing);

const delivered = (state: Materials): Materials => {
  const all = { ...state, order: state.order as Order, runs: {} };
  return after(state, deliver(all, { depots: offices }, today));
};

/** Orders of three editions each, in turn by three associations and of other items; placed, or delivered as well. */
export const manyOrders = (from: Materials, count: number, end: 'placed' | 'delivered' = 'placed'): Materials => {
  const orders: Record<string, Order> = {};
  let state = from;
  for (let i = 0; i < count; i++) {
    const lines = [0, 1, 2].map((n) => ({
      item: itemNames[(3 * i + n) % itemNames.length] as string,
      language: 'sv',
      quantity: 10,
    }));
    const placed = ordered(state, ['solna', 'kista', 'nacka'][i % 3] as string, lines);
    const ended = end === 'delivered' ? delivered(placed.state) : placed.state;
    orders[placed.id] = ended.order as Order;
    state = { ...ended, order: undefined };
  }
  return { ...state, orders };
};

export const store = async (stack: Stack, state: Materials): Promise<void> => {
  const { writes } = changes<Materials>(
    nothing,
    state,
    { ...stored(campaign), items: ({ id }) => itemKey(campaign, id) },
    now,
  );
  await putAll(
    stack,
    writes.flatMap((write) => (write.kind === 'put' ? [write.item] : [])),
  );
};

/** Print runs that have arrived, of one item after the other, without what they brought. */
export const storeRuns = async (stack: Stack, count: number): Promise<void> => {
  const keys = stored(campaign).run;
  const runs = Array.from({ length: count }, (_, i) => {
    const [item, language] = [itemNames[i % itemNames.length] as string, 'sv'];
    const id = runId(item, language, newId());
    const about = {
      subject: runSubject(id),
      run: id,
      item,
      language,
      quantity: 1_000,
      id: newId(),
      at: now,
      actor: 'bench',
    };
    const confirmed = evolveRun(undefined, { type: 'PrintRunConfirmed', ...about, deliveredBy: today, passedOver: [] });
    const arrived = evolveRun(confirmed, { type: 'PrintRunArrived', ...about, rest: 0, given: [], units: [] });
    return { ...(arrived as Run), version: 2 };
  });
  await putAll(
    stack,
    runs.map((run) => ({ ...keys(run), ...run })),
  );
};
