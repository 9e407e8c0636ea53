import { describe, expect, test } from 'vitest';
import { deliver, receive } from '../../functions/materials/deliveries/rules.ts';
import { leftoversOf } from '../../functions/materials/lists/leftovers.ts';
import { type Asked, pickListOf } from '../../functions/materials/lists/picking.ts';
import { leftoversTable, pickTable } from '../../functions/materials/lists/tables.ts';
import { cancelOrder } from '../../functions/materials/orders/rules.ts';
import { arrive, orderRun } from '../../functions/materials/runs/rules.ts';
import { move } from '../../functions/materials/stock/rules.ts';
import { addDays } from '../../shared/calendar.ts';
import { offices } from '../../shared/units.ts';
import {
  after,
  context,
  edition,
  everywhere,
  item,
  line,
  orderIdOf,
  placed,
  runIdOf,
  stateOf,
  stock,
  onOrder,
  onRun,
  type World,
} from '../support/materials-cases.ts';

const { today } = context;
const names: Readonly<Record<string, string>> = {
  district: 'Distriktskansliet',
  solna: 'Solna',
  kista: 'Ängby',
  nacka: 'Åby',
};
const nameOf = (unit: string): string => names[unit] ?? unit;
const known = (state: World) => ({ ...state, nameOf });
const asked: Asked = { depot: 'district', day: today, deliveryDays: 3, withAddress: true };
const pick = (state: World, change: Partial<Asked> = {}, most?: number) =>
  pickListOf(known(state), { ...asked, ...change }, most);
/** `Solna: Folder sv 100` for each line of each order. */
const linesIn = (...args: Parameters<typeof pick>) =>
  pick(...args).orders.flatMap(({ name, lines }) =>
    lines.map((each) => `${name}: ${each.name} ${each.language} ${each.quantity}`),
  );

const cheap = item({ id: 'aside', name: 'Åsikter', editions: { sv: edition({ unitCost: 145 }) } });
const full = stateOf(
  [item(), cheap],
  [stock({ sv: everywhere(500, 200), so: everywhere(0, 40) }), stock({ sv: everywhere(300) }, { item: 'aside' })],
);
const order = (state: World, unit: string, n: number, lines = [line(100)], neededBy?: string) =>
  placed(state, { unit, lines, ...(neededBy !== undefined && { neededBy }) }, n);

describe('a pick list', () => {
  test('has the associations in Swedish order, and what each gets by name and language', () => {
    const several = [line(20), line(30, 'sv', 'aside')];
    const state = order(order(order(full, 'nacka', 1), 'kista', 2), 'solna', 3, several);
    expect(linesIn(state)).toEqual([
      'Solna: Folder sv 20',
      'Solna: Åsikter sv 30',
      'Åby: Folder sv 100',
      'Ängby: Folder sv 100',
    ]);
    expect(pick(state).totals.map(({ item: id, quantity }) => [id, quantity])).toEqual([
      ['folder', 220],
      ['aside', 30],
    ]);
  });

  test('has what must leave on the day, or should have before, or is needed by no day', () => {
    const due = (days: number) => addDays(today, days);
    const needs = (neededBy?: string) => order(full, 'solna', 1, [line(10)], neededBy);
    const [found, next, none] = [needs(due(3)), needs(due(4)), needs()].map((state) => pick(state).orders[0]);
    expect([found?.sendBy, found?.late, next, none?.sendBy, none?.late]).toEqual([
      today,
      false,
      undefined,
      undefined,
      false,
    ]);
    expect(pick(needs(due(3)), { day: due(1) }).orders[0]?.late).toBe(true);
    expect(pick(needs(due(3)), { deliveryDays: 2 }).orders).toEqual([]);
  });

  test('has what lies in that depot, and no other’s', () => {
    const state = order(full, 'solna', 1, [line(600), line(40, 'so')]);
    expect(linesIn(state)).toEqual(['Solna: Folder sv 500']);
    expect(linesIn(state, { depot: 'city-hall' })).toEqual(['Solna: Folder so 40', 'Solna: Folder sv 100']);
    expect(linesIn(state, { depot: 'county-council' })).toEqual([]);
  });

  test('has nothing twice: what was delivered is on it no more, nor what was cancelled', () => {
    const state = order(order(full, 'solna', 1), 'nacka', 2);
    const deliverFrom = (is: World, lines?: readonly ReturnType<typeof line>[]) =>
      deliver(onOrder(is, orderIdOf('solna')), { lines, depots: offices }, context.today);
    const partly = after(state, deliverFrom(state, [line(60)]));
    expect(linesIn(partly)).toEqual(['Solna: Folder sv 40', 'Åby: Folder sv 100']);
    const rest = after(partly, deliverFrom(partly));
    const none = after(rest, cancelOrder(onOrder(rest, orderIdOf('nacka', 2))));
    expect([linesIn(rest), linesIn(none)]).toEqual([['Åby: Folder sv 100'], []]);
  });

  test('has what a print run brought to those who waited for it, once it has come', () => {
    const waiting = order(full, 'solna', 1, [line(50, 'so')]);
    expect(linesIn(waiting)).toEqual([]);
    const run = { ...line(10, 'so'), id: runIdOf(1, 'so'), deliveredBy: today };
    const printed = after(waiting, orderRun(waiting, run, context.today));
    expect(linesIn(printed)).toEqual([]);
    const come = after(printed, arrive(onRun(printed, run.id), context.today));
    expect(linesIn(come)).toEqual(['Solna: Folder so 10']);
  });

  test('invariant 9: says where to bring it only to who brings it', () => {
    const state = order({ ...full, said: { deliverTo: 'Torget 1' } }, 'solna', 1);
    expect(pick(state).orders[0]?.deliverTo).toBe('Torget 1');
    expect(pick(state, { withAddress: false }).orders[0]).not.toHaveProperty('deliverTo');
  });

  test('holds whole orders up to its limit, and says how many are left', () => {
    const two = [line(10), line(10, 'sv', 'aside')];
    const state = order(order(order(full, 'solna', 1, two), 'kista', 2, two), 'nacka', 3, two);
    expect(pick(state, {}, 5)).toMatchObject({
      orders: [{ name: 'Solna' }, { name: 'Åby' }],
      totals: [{ quantity: 20 }, { quantity: 20 }],
      left: { orders: 1, lines: 2 },
    });
    expect(pick(state, {}, 6)).not.toHaveProperty('left');
    expect(pickTable(pick(state, {}, 5), 'en').at(-1)?.[0]).toMatch(/1 more orders with 2 lines/);
  });

  test('says so when there is nothing to pick', () => {
    expect(pickTable(pick(full), 'sv')).toEqual([expect.any(Array), ['Inget ska plockas här den dagen.']]);
  });
});

describe('what is left', () => {
  const leftIn = (state: World, at = today) => leftoversOf(known(state), { end: today, today: at });
  const wanted = (state: World, id = 'folder', language = 'sv') =>
    leftIn(state)
      .items.find((each) => each.item === id && each.language === language)
      ?.wantedBy.map(({ unit, quantity }) => `${unit} ${quantity}`);

  test('is what lies in the depots and is kept for nobody, with what it was worth', () => {
    const { items } = leftIn(order(full, 'solna', 1));
    expect(items.map(({ depot, name, language, onHand, worth }) => [depot, name, language, onHand, worth])).toEqual([
      ['district', 'Folder', 'sv', 400, undefined],
      ['district', 'Åsikter', 'sv', 300, 43_500],
      ['city-hall', 'Folder', 'so', 40, undefined],
      ['city-hall', 'Folder', 'sv', 200, undefined],
    ]);
  });

  const little = stateOf([item()], [stock({ sv: everywhere(60) })]);
  /** So much more has come, which nobody has given out. */
  const arrived = (state: World) => after(state, move(state, { depot: 'district', ...line(90), reason: 'arrival' }));

  test('can be offered to who waits for it, could not have it, or missed it when it came', () => {
    const late = { ...little, items: { folder: item({ orderDeadline: addDays(today, -1) }) } };
    const waiting = order(order(little, 'solna', 1), 'nacka', 2, [line(30)]);
    expect(wanted(arrived(waiting))).toEqual(['solna 40', 'nacka 30']);
    expect(wanted(arrived(order(late, 'solna', 1)))).toEqual(['solna 40']);
    const id = orderIdOf('solna');
    const ordered = order(full, 'solna', 1);
    const all = after(ordered, deliver(onOrder(ordered, id), { depots: offices }, context.today));
    expect(wanted(all)).toEqual([]);
    expect(wanted(after(all, receive(onOrder(all, id), [line(7)])))).toEqual(['solna 7']);
  });

  test('is not offered to who cancelled, nor to whom a print run has promised it', () => {
    const printed = after(little, orderRun(little, { ...line(100), id: runIdOf(), deliveredBy: today }, context.today));
    expect(wanted(arrived(order(printed, 'solna', 1)))).toEqual([]);
    const waiting = order(little, 'solna', 1);
    expect(wanted(arrived(after(waiting, cancelOrder(onOrder(waiting, orderIdOf('solna'))))))).toEqual([]);
  });

  test('is provisional until the campaign is over', () => {
    const told = [today, addDays(today, 1)].map((at) => leftIn(full, at).provisional);
    expect(told).toEqual([true, false]);
    const rows = leftoversTable(leftIn(full), nameOf, 'sv');
    expect(rows[1]).toEqual(['Distriktskansliet', 'Folder', 'svenska', 500, undefined, undefined, '', 'preliminär']);
    expect(rows[2]?.slice(4, 6)).toEqual([1.45, 435]);
    expect(leftoversTable(leftIn(stateOf()), nameOf, 'en')[1]).toEqual(['Nothing is left.']);
  });
});
