import { describe, expect, test } from 'vitest';
import { deliver, pickOrder } from '../../functions/materials/deliveries/rules.ts';
import { giving } from '../../functions/materials/orders/giving.ts';
import { type Change, changeOrder } from '../../functions/materials/orders/rules.ts';
import { move } from '../../functions/materials/stock/rules.ts';
import { offices } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  context,
  editionStock,
  item,
  line,
  nacka,
  onOrder,
  orderIdOf,
  orderIn,
  pack,
  placed,
  poster,
  sourcesIn,
  stateOf,
  stock,
  type World,
} from '../support/materials-cases.ts';

/** An order is changed line by line. */
const changed = (state: World, change: Partial<Change>, id = nacka) =>
  giving(
    onOrder(state, id),
    changeOrder(onOrder(state, id), { packs: [], lines: [], ...change }, context.today),
    context.today,
  );
const quantities = (state: World, id = nacka) =>
  Object.entries(orderIn(state, id).lines).map(([of, { quantity }]) => `${of} ${quantity}`);
const arrived = (state: World, quantity: number) => {
  const decision = move(state, { depot: 'district', ...line(quantity), reason: 'arrival' });
  return after(state, giving(state, decision, context.today));
};

describe('an order is changed by line', () => {
  const state = placed(stateOf([item()], [stock({ sv: editionStock(60), so: editionStock(100) })]), {
    lines: [line(100), line(30, 'so')],
  });
  test.each<[string, Partial<Change>, readonly string[]]>([
    ['what is named, and nothing else', { lines: [line(50, 'so')] }, ['folder/so 50', 'folder/sv 100']],
    ['a new edition comes beside', { lines: [line(5, 'fi')] }, ['folder/fi 5', 'folder/so 30', 'folder/sv 100']],
    ['0 takes it out', { lines: [line(0, 'so')] }, ['folder/sv 100']],
    ['twice is as both together', { lines: [line(10, 'so'), line(2, 'so')] }, ['folder/so 12', 'folder/sv 100']],
  ])('%s', (_what, change, expected) => {
    expect(quantities(after(state, changed(state, change)))).toEqual(expected);
  });

  test('what stays keeps what it had, and only what comes on top takes its turn', () => {
    const waiting = placed(state, { unit: 'solna', lines: [line(20)] }, 2);
    const more = after(waiting, changed(waiting, { lines: [line(110)] }));
    expect(sourcesIn(more)).toEqual(['stock 60 district', 'waiting 50']);
    const other = after(waiting, changed(waiting, { lines: [line(1, 'so')] }));
    expect(sourcesIn(other)).toEqual(['stock 60 district', 'waiting 40']);
  });

  test('of less it lets go of what waits first, then of what lies there, which goes to those who wait', () => {
    const fewer = after(state, changed(state, { lines: [line(70)] }));
    expect(sourcesIn(fewer)).toEqual(['stock 60 district', 'waiting 10']);
    const waiting = placed(state, { unit: 'solna', lines: [line(20)] }, 2);
    const least = after(waiting, changed(waiting, { lines: [line(45)] }));
    expect([sourcesIn(least), sourcesIn(least, orderIdOf('solna', 2))]).toEqual([
      ['stock 45 district'],
      ['stock 15 district', 'waiting 5'],
    ]);
  });

  test('what it was given since is its own, also after a change of another line', () => {
    const served = arrived(state, 25);
    const then = after(served, changed(served, { lines: [line(31, 'so')] }));
    expect(sourcesIn(then)).toEqual(['stock 85 district', 'waiting 15']);
  });

  test('what could not be had stays so until it is asked for anew', () => {
    const closed = item({ orderDeadline: '2018-07-31' });
    const short = placed(stateOf([closed], [stock({ sv: editionStock(60), so: editionStock(9) })]), {
      lines: [line(100), line(9, 'so')],
    });
    const more = arrived(short, 30);
    const other = after(more, changed(more, { lines: [line(8, 'so')] }));
    expect(sourcesIn(other)).toEqual(['stock 60 district', 'unavailable 40 too-late']);
    expect(sourcesIn(after(other, changed(other, { lines: [line(100)] })))).toEqual([
      'stock 90 district',
      'unavailable 10 too-late',
    ]);
  });

  test.each<[string, Partial<Change>, Expected<typeof changed>]>([
    ['an item that is not there', { lines: [line(1, 'sv', 'flag')] }, 'invalid-input /lines/0/item unknown'],
    ['nothing at all', { lines: [line(0), line(0, 'so')] }, 'invalid-input /lines nothing-left'],
    ['a day that is past', { neededBy: '2018-07-31' }, 'invalid-input /neededBy past'],
    ['as it is already', { lines: [line(100)], deliverTo: undefined }, []],
    ['by when it is needed', { neededBy: '2018-08-20' }, ['OrderRedirected']],
    ['where it goes', { deliverTo: 'Torget' }, ['OrderRedirected']],
    ['both with a line', { lines: [line(1, 'so')], neededBy: '2018-08-20' }, ['OrderChanged']],
  ])('it asks for %s', (_what, change, expected) => {
    given(state).when(changed, change).thenAsTold(expected);
  });

  test('by when it is needed, and where it goes, until all is delivered', () => {
    const picked = after(state, pickOrder(onOrder(state)));
    given(picked)
      .when(changed, { neededBy: '2018-08-20' })
      .then([{ type: 'OrderRedirected', neededBy: '2018-08-20', elsewhere: false }]);
    given(picked)
      .when(changed, { lines: [line(1)] })
      .thenRefused('wrong-status');
    const full = placed(stateOf([item()], [stock({ sv: editionStock(100) })]));
    const whole = after(full, deliver(onOrder(full), { depots: offices }, context.today));
    given(whole).when(changed, { deliverTo: 'Torget' }).thenRefused('wrong-status');
  });

  test('who waits is then passed over by a run that comes too late for that day, and is promised nothing', () => {
    const redated = after(state, changed(state, { neededBy: '2018-08-20' }));
    expect(redated.stocks.folder?.editions.sv?.waiting).toMatchObject([{ quantity: 40, neededBy: '2018-08-20' }]);
  });

  test('without part deliveries only what comes on top must be there', () => {
    const all = placed(stateOf([item()], [stock({ sv: editionStock(60), so: editionStock(10) })]), {
      lines: [line(60), line(10, 'so')],
      acceptPartial: false,
    });
    given(all)
      .when(changed, { lines: [line(61)] })
      .thenRefused('insufficient-stock', { editions: [{ language: 'sv', quantity: 61, available: 60 }] });
    given(all)
      .when(changed, { lines: [line(50)] })
      .then(['OrderChanged']);
  });
});

describe('packs of an order are amended', () => {
  const packs = [
    pack([
      { item: 'folder', language: 'sv', quantity: 20 },
      { item: 'poster', language: 'sv', quantity: 15 },
    ]),
    pack([{ item: 'folder', quantity: 7 }], 'other'),
  ];
  const stocks = [stock({ sv: editionStock(1_000) }), stock({ sv: editionStock(1_000) }, { item: 'poster' })];
  const ordered = { packs: [{ pack: 'small', quantity: 2 }], lines: [line(5)] };
  const state = placed(stateOf([item(), poster], stocks, packs), ordered);

  test('one that is named comes in place of what it was, its lines follow', () => {
    expect(quantities(state)).toEqual(['folder/sv 45', 'poster/sv 30']);
    const three = after(state, changed(state, { packs: [{ pack: 'small', quantity: 3 }] }));
    expect([quantities(three), orderIn(three, nacka).packs]).toMatchObject([
      ['folder/sv 65', 'poster/sv 45'],
      [{ pack: 'small', quantity: 3 }],
    ]);
    const none = after(state, changed(state, { packs: [{ pack: 'small', quantity: 0 }] }));
    expect([quantities(none), orderIn(none, nacka).packs]).toEqual([['folder/sv 5'], undefined]);
  });

  test('a line that is named is so many, whoever brought them; the pack can then be doubled', () => {
    const fewer = after(state, changed(state, { lines: [line(10, 'sv', 'poster')] }));
    expect(quantities(fewer)).toEqual(['folder/sv 45', 'poster/sv 10']);
    const doubled = after(fewer, changed(fewer, { packs: [{ pack: 'small', quantity: 3 }] }));
    expect(quantities(doubled)).toEqual(['folder/sv 65', 'poster/sv 25']);
  });

  test('another pack comes beside; one that is no longer there can be left out, not ordered', () => {
    const language = { pack: 'other', quantity: 1, languages: ['sv'] };
    expect(quantities(after(state, changed(state, { packs: [language] })))).toEqual(['folder/sv 52', 'poster/sv 30']);
    const without = { ...state, packs: {} };
    given(without)
      .when(changed, { packs: [{ pack: 'small', quantity: 1 }] })
      .thenRefused('invalid-input', '/packs/0/pack unknown');
    given(without)
      .when(changed, { packs: [{ pack: 'small', quantity: 0 }] })
      .then(['OrderChanged']);
    given(state)
      .when(changed, { packs: [{ pack: 'other', quantity: 1 }] })
      .thenRefused('invalid-input', '/packs/0/languages needed');
  });

  test('D13: what they bring beyond the ration is left out, and what the order has already stays with it', () => {
    const many = after(state, changed(state, { packs: [{ pack: 'small', quantity: 5 }] }));
    expect([quantities(many), orderIn(many, nacka).leftOut]).toEqual([
      ['folder/sv 105', 'poster/sv 60'],
      { 'poster/sv': 15 },
    ]);
    given(state)
      .when(changed, { lines: [line(61, 'sv', 'poster')] })
      .thenRefused('over-ration', { item: 'poster', left: 60 });
    const smaller = { ...many.items, poster: { ...poster, rationed: { perAssociation: 40, inPriorityArea: 40 } } };
    const less = { ...many, items: smaller };
    expect(quantities(after(less, changed(less, { lines: [line(1)] })))).toEqual(['folder/sv 1', 'poster/sv 60']);
  });
});
