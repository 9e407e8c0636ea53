import { describe, expect, test } from 'vitest';
import { demandOf, packed } from '../../functions/materials/orders/demand.ts';
import { viewOrder } from '../../functions/materials/views.ts';
import type { CatalogueItem } from '../../functions/materials/state.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';
import { type Expected, given } from '../support/given.ts';
import {
  context,
  edition,
  editionStock,
  everywhere,
  item,
  line,
  nacka,
  orderIdOf,
  orderIn,
  pack,
  place,
  placed,
  reader,
  sourcesIn,
  stateOf,
  stock,
  ulidOf,
  type World,
} from '../support/materials-cases.ts';

const coming = (quantity: number, deliveredBy: string) => ({ quantity, deliveredBy });
const others = (quantity: number) => [{ order: orderIdOf('nacka', 9), quantity }];
const onTheWay = { [ulidOf(7)]: coming(50, '2018-08-15'), [ulidOf(8)]: coming(100, '2018-08-10') };

/** An order of which nothing could be delivered would be refused: so there is a flag in it as well, of which there is one. */
const flag = line(1, 'sv', 'flag');
const besides = (state: World): World => ({
  ...state,
  items: { ...state.items, flag: item({ id: 'flag' }) },
  stocks: { ...state.stocks, flag: stock({ sv: editionStock(1) }, { item: 'flag' }) },
});

describe('where a line of 100 comes from', () => {
  const closed = item({ orderDeadline: '2018-07-31' });
  const closedWithFile = item({
    orderDeadline: '2018-07-31',
    editions: { sv: edition({ hasFile: true }), so: edition() },
  });
  const pdf = item({ kind: 'pdf', editions: { sv: edition({ hasFile: true }) } });
  const pdfWithoutFile = item({ kind: 'pdf', editions: { sv: edition() } });
  test.each<[string, World, readonly string[]]>([
    ['the district has it', stateOf([item()], [stock({ sv: everywhere(100, 500) })]), ['stock 100 district']],
    [
      'several depots have it together, after the district’s the fullest',
      stateOf([item()], [stock({ sv: everywhere(30, 20, 60) })]),
      ['stock 30 district', 'stock 10 city-hall', 'stock 60 county-council'],
    ],
    [
      'the rest of print runs, the earliest first',
      stateOf([item()], [stock({ sv: editionStock(10, { runs: onTheWay }) })]),
      ['stock 10 district', 'print-run 90 2018-08-10'],
    ],
    [
      'runs do not suffice, and more can still be printed',
      stateOf(
        [item()],
        [stock({ sv: editionStock(0, { runs: { [ulidOf(7)]: coming(50, '2018-08-15') }, promised: others(20) }) })],
      ),
      ['print-run 30 2018-08-15', 'waiting 70'],
    ],
    [
      'what is promised already comes before it',
      stateOf([item()], [stock({ sv: editionStock(0, { runs: onTheWay, promised: others(130) }) })]),
      ['print-run 20 2018-08-15', 'waiting 80'],
    ],
    [
      'a run comes later than it is needed',
      stateOf([item()], [stock({ sv: editionStock(0, { runs: { [ulidOf(7)]: coming(100, '2018-08-26') } }) })]),
      ['print-run 100 2018-08-26 late'],
    ],
    [
      'there is nothing, on the last day of the deadline',
      stateOf([item({ orderDeadline: '2018-08-01' })]),
      ['waiting 100'],
    ],
    [
      'D9: the day after, only what is in stock',
      stateOf([closed], [stock({ sv: editionStock(40, { runs: onTheWay }) })]),
      ['stock 40 district', 'unavailable 60 too-late'],
    ],
    ['D12: what can be printed oneself', stateOf([closedWithFile]), ['print-yourself 100']],
    ['a PDF is never waited for', stateOf([pdf]), ['print-yourself 100']],
    ['a PDF without its file', stateOf([pdfWithoutFile]), ['unavailable 100 no-file']],
    [
      'it is no longer valid',
      stateOf([item({ validTo: '2018-07-31' })], [stock({ sv: editionStock(100) })]),
      ['unavailable 100 not-valid'],
    ],
    [
      'it is valid for the last day',
      stateOf([item({ validTo: '2018-08-01' })], [stock({ sv: editionStock(100) })]),
      ['stock 100 district'],
    ],
    [
      'it is not valid yet',
      stateOf([item({ validFrom: '2018-08-02' })], [stock({ sv: editionStock(100) })]),
      ['unavailable 100 not-valid'],
    ],
    [
      'D11: there is no such edition',
      stateOf([item({ editions: { so: edition() } })]),
      ['unavailable 100 no-such-edition'],
    ],
  ])('%s', (_what, state, expected) => {
    expect(sourcesIn(placed(besides(state), { neededBy: '2018-08-25', lines: [line(100), flag] }))).toEqual(expected);
  });

  test('D9: an answer that it is too late names the editions that there still are, and what can be printed oneself', () => {
    const several = item({
      orderDeadline: '2018-07-31',
      editions: { sv: edition(), so: edition(), ar: edition({ hasFile: true }) },
    });
    const there = besides(stateOf([several], [stock({ so: editionStock(20), ar: editionStock(0) })]));
    const state = placed(there, { lines: [line(100), flag] });
    const shown = viewOrder(orderIn(state, nacka), reader, { ...state, today: context.today }).lines.find(
      (each) => each.item === 'folder',
    );
    expect(shown?.next).toEqual({ otherEditions: [{ language: 'so', available: 20 }], printYourself: ['ar'] });
  });

  test('an office takes from its own depot first', () => {
    const state = placed(stateOf([item()], [stock({ sv: everywhere(100, 40) })]), { unit: 'city-hall' });
    expect(sourcesIn(state, orderIdOf('city-hall'))).toEqual(['stock 60 district', 'stock 40 city-hall']);
  });
});

describe('an order of which nothing will ever be delivered', () => {
  test.each<[string, CatalogueItem, object]>([
    ['there is no such edition', item({ editions: { so: edition() } }), { reason: 'no-such-edition' }],
    ['it is too late to print it', item({ orderDeadline: '2018-07-31' }), { reason: 'too-late' }],
    ['it is no longer valid', item({ validTo: '2018-07-31' }), { reason: 'not-valid' }],
    [
      'one prints it oneself',
      item({ kind: 'pdf', editions: { sv: edition({ hasFile: true }) } }),
      { reason: 'print-yourself', next: { otherEditions: [], printYourself: ['sv'] } },
    ],
  ])('is refused, with what there is instead: %s', (_what, only, expected) => {
    given(stateOf([only]))
      .when(place)
      .thenRefused('nothing-available', { editions: [{ item: 'folder', language: 'sv', available: 0, ...expected }] });
  });

  test('is not one that waits for a print run', () => {
    given(stateOf()).when(place).then(['OrderPlaced']);
  });
});

describe('all or nothing', () => {
  const all = { acceptPartial: false };
  type Lacking = { readonly item: string; readonly language: string; readonly available: number };
  const editionsOf = (decision: readonly unknown[] | Refusal) =>
    ((isRefusal(decision) ? decision.more?.editions : undefined) as readonly Lacking[] | undefined)?.map(
      ({ item: of, language, available }) => `${of}/${language} ${available}`,
    ) ?? [];
  test.each<[string, World, Expected<typeof place>, readonly string[]]>([
    ['stock suffices', stateOf([item()], [stock({ sv: editionStock(100) })]), ['OrderPlaced'], []],
    [
      'stock and a confirmed run suffice',
      stateOf([item()], [stock({ sv: editionStock(0, { runs: onTheWay }) })]),
      ['OrderPlaced'],
      [],
    ],
    ['one is missing', stateOf([item()], [stock({ sv: editionStock(99) })]), 'insufficient-stock', ['folder/sv 99']],
    [
      'D9: what is missing can no longer be printed',
      stateOf([item({ orderDeadline: '2018-07-31' })], [stock({ sv: editionStock(99) })]),
      'too-late',
      ['folder/sv 99'],
    ],
    ['there is no such edition', stateOf([item({ editions: {} })]), 'insufficient-stock', ['folder/sv 0']],
  ])('%s', (_what, state, expected, editions) => {
    const { decision, thenAsTold } = given(state).when(place, all);
    thenAsTold(expected);
    expect(editionsOf(decision)).toEqual(editions);
  });

  test('the last makeable pack is sold once', () => {
    const packs = [pack([{ item: 'folder', language: 'sv', quantity: 60 }])];
    const state = stateOf([item()], [stock({ sv: editionStock(100) })], packs);
    const one = { lines: [], packs: [{ pack: 'small', quantity: 1 }], acceptPartial: false };
    given(placed(state, one))
      .when(place, { ...one, unit: 'solna' }, 2)
      .thenRefused('insufficient-stock');
  });
});

describe('D10: what packs ask for', () => {
  const packs = {
    small: pack([
      { item: 'folder', language: 'sv', quantity: 20 },
      { item: 'folder', quantity: 10 },
    ]),
  };
  const items = { folder: item() };
  const ask = (languages: readonly string[] | undefined, lines = [line(5)]) =>
    demandOf(packed([{ pack: 'small', quantity: 3, languages }], packs, items), lines);

  test('is summed with lines of one’s own, each edition once', () => {
    expect(ask(['so'])).toEqual({ 'folder/so': { own: 0, packs: 30 }, 'folder/sv': { own: 5, packs: 60 } });
  });
  test('is in the first of the chosen languages that there is, else in the first', () => {
    expect(Object.keys(ask(['ar', 'so'], []))).toEqual(['folder/so', 'folder/sv']);
    expect(Object.keys(ask(['ar', 'fi'], []))).toEqual(['folder/ar', 'folder/sv']);
  });
});

describe('what an order may not say', () => {
  const packs = [pack([{ item: 'folder', quantity: 10 }])];
  test.each<[string, object, string]>([
    ['a unit that is not there', { unit: 'atlantis' }, '/unit'],
    ['a day that is past', { neededBy: '2018-07-31' }, '/neededBy'],
    ['an item that is not there', { lines: [line(1), line(1, 'sv', 'flag')] }, '/lines/1/item'],
    ['a pack that is not there', { packs: [{ pack: 'huge', quantity: 1 }] }, '/packs/0/pack'],
    ['no language where the pack leaves it open', { packs: [{ pack: 'small', quantity: 1 }] }, '/packs/0/languages'],
  ])('%s', (_what, change, field) => {
    given(stateOf([item()], [], packs))
      .when(place, change)
      .thenRefused('invalid-input', field);
  });

  test('more items than one transaction shall hold', () => {
    const items = Array.from({ length: 41 }, (_, i) => item({ id: `item-${i}` }));
    const lines = items.map(({ id }) => line(1, 'sv', id));
    const state = stateOf(items);
    given(state)
      .when(place, { lines: lines.slice(0, 40) })
      .then(['OrderPlaced']);
    given(state).when(place, { lines }).thenRefused('order-too-large', { items: 41, mostItems: 40 });
  });
});
