import { describe, expect, test } from 'vitest';
import type { Proposal } from '../../functions/materials/catalogue/state.ts';
import { cancelOrder, changeOrder } from '../../functions/materials/orders/rules.ts';
import { type Gap, gapsOf } from '../../functions/materials/runs/gaps.ts';
import {
  after,
  context,
  edition,
  editionStock,
  item,
  line,
  nacka,
  onOrder,
  placed,
  stateOf,
  stock,
  type World,
} from '../support/materials-cases.ts';

/** E16: what there is no edition of, and what is not bilingual. */
const bilingual = item({ editions: { sv: edition(), so: edition({ bilingual: true }) } });
const state = stateOf([bilingual], [stock({ sv: editionStock(500) })]);
const asks = (is: World, language: string, quantity: number, unit = 'nacka', n = 1) =>
  placed(is, { unit, lines: [line(10), line(quantity, language)] }, n);
const gaps = (is: World, proposals: readonly Partial<Proposal>[] = []): readonly Gap[] =>
  gapsOf({ ...is, proposals: proposals as readonly Proposal[] });
const folder = { item: 'folder', name: 'Folder', why: 'missing', proposals: [] };
const proposal = { id: 'solna.1', unit: 'solna', name: 'Bostäder', status: 'proposed', language: 'ti' } as const;

describe('E16: the gaps of editions', () => {
  const two = asks(asks(state, 'ti', 40), 'ti', 60, 'solna', 2);
  test('are what orders asked for that there is no edition of', () => {
    expect(gaps(two)).toEqual([{ ...folder, language: 'ti', copies: 100, orders: 2, units: ['nacka', 'solna'] }]);
    expect(gaps(state)).toEqual([]);
  });
  test('no more than is asked for still', () => {
    const change = { packs: [], lines: [line(5, 'ti')] };
    const changed = after(two, changeOrder(onOrder(two, nacka), change, context.today));
    expect(gaps(changed)[0]).toMatchObject({ copies: 65, orders: 2 });
    const gone = after(two, cancelOrder(onOrder(two, nacka), { by: 'nacka' }));
    expect(gaps(gone)[0]).toMatchObject({ copies: 60, units: ['solna'] });
  });
  test('none once there is the edition, and again when it is retired', () => {
    const withEdition = (retired?: string) => ({
      ...two,
      items: { folder: item({ editions: { ...bilingual.editions, ti: edition({ bilingual: true, retired }) } }) },
    });
    expect(gaps(withEdition())).toEqual([]);
    expect(gaps(withEdition('2018-08-01T10:00:00.000Z'))).toHaveLength(1);
  });
  test('and what is proposed and not answered: of an item, or by itself', () => {
    const own = { ...proposal, editionOf: 'folder', bilingual: true };
    expect(gaps(asks(state, 'ti', 40), [own, { ...proposal, id: 'kista.2', unit: 'kista' }])).toEqual([
      {
        ...folder,
        language: 'ti',
        copies: 40,
        orders: 1,
        units: ['nacka', 'solna'],
        proposals: [{ proposal: 'solna.1', unit: 'solna', bilingual: true }],
      },
      {
        name: 'Bostäder',
        language: 'ti',
        why: 'missing',
        copies: 0,
        orders: 0,
        units: ['kista'],
        proposals: [{ proposal: 'kista.2', unit: 'kista' }],
      },
    ]);
    expect(
      gaps(state, [
        { ...own, status: 'declined' },
        { ...own, language: 'so' },
        { ...proposal, language: undefined },
      ]),
    ).toEqual([]);
  });
  test('and leaflets in other languages without a Swedish half', () => {
    const plain = placed(stateOf(), { lines: [line(30, 'so')] });
    expect(gaps(plain)).toEqual([
      { ...folder, language: 'so', why: 'not-bilingual', copies: 30, orders: 1, units: ['nacka'] },
    ]);
    const kinds = [item({ kind: 'poster' }), item({ retired: '2018-08-01T10:00:00.000Z' })];
    expect(kinds.map((each) => gaps(stateOf([each])))).toEqual([[], []]);
  });
});
