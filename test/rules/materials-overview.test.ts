import { describe, expect, test } from 'vitest';
import { deliver } from '../../functions/materials/deliveries/rules.ts';
import { overviewOf } from '../../functions/materials/overview/rules.ts';
import { cancelOrder } from '../../functions/materials/orders/rules.ts';
import { offices } from '../../shared/units.ts';
import {
  after,
  associations,
  context,
  editionStock,
  item,
  line,
  orderIdOf,
  placed,
  stateOf,
  stock,
  onOrder,
} from '../support/materials-cases.ts';

/** Nacka gets 60 of 100 too late, Solna cannot have Arabic, Kista orders nothing; what the district orders is its own. */
const stocked = stateOf([item({ orderDeadline: '2018-07-31' })], [stock({ sv: editionStock(101) })]);
const nacka = placed(stocked, { neededBy: '2018-08-03', lines: [line(60)] });
const solna = placed(nacka, { unit: 'solna', lines: [line(40), line(5, 'ar')] }, 2);
const all = placed(solna, { unit: 'district', lines: [line(1), line(9, 'ar')] }, 3);
const late = after(
  all,
  deliver(onOrder(all, orderIdOf('nacka')), { depots: offices }, context.today),
  '2018-08-06T10:00:00.000Z',
);
const overview = (state = late, today = '2018-08-10') =>
  overviewOf(
    Object.values(state.orders),
    { ...associations, nacka: { name: 'Nacka', ring: 'outer', priorityArea: false } },
    today,
  );
const of = (unit: string, state = late, today?: string) =>
  overview(state, today).perAssociation.find((each) => each.unit === unit);

describe('D24: who got how much, and how late', () => {
  test('per association, those too that ordered nothing', () => {
    expect(of('nacka')).toMatchObject({ orders: 1, ordered: 60, delivered: 60, unmet: 0, late: 1, mostDaysLate: 3 });
    expect(of('solna')).toMatchObject({
      orders: 1,
      ordered: 45,
      delivered: 0,
      unmet: 5,
      late: 0,
      languages: { ar: 5, sv: 40 },
    });
    expect(of('kista')).toMatchObject({ orders: 0, ordered: 0, languages: {} });
  });
  test('what is open past its day is late by today', () => {
    expect(of('nacka', all, '2018-08-08')).toMatchObject({ late: 1, mostDaysLate: 5 });
    expect(of('nacka', all, '2018-08-03')).toMatchObject({ late: 0, mostDaysLate: 0 });
  });
  test('a cancelled order counts with what was delivered', () => {
    const cancelled = after(solna, cancelOrder(onOrder(solna, orderIdOf('solna', 2))));
    expect(of('solna', cancelled)).toMatchObject({ orders: 0, ordered: 0, unmet: 0 });
  });
  test('per ring the sums of its associations', () => {
    expect(overview().ring).toEqual([
      {
        ring: 'inner',
        associations: 2,
        ordering: 1,
        orders: 1,
        ordered: 45,
        delivered: 0,
        unmet: 5,
        late: 0,
        mostDaysLate: 0,
      },
      {
        ring: 'outer',
        associations: 1,
        ordering: 1,
        orders: 1,
        ordered: 60,
        delivered: 60,
        unmet: 0,
        late: 1,
        mostDaysLate: 3,
      },
    ]);
  });
});

test('D11: what could not be had per language, and of what there is no such edition', () => {
  expect(overview().unmet).toEqual([{ language: 'ar', copies: 5, associations: 1, withoutEdition: ['folder'] }]);
});
