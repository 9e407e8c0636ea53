import { describe, expect, test } from 'vitest';
import { changeOrder } from '../../functions/materials/orders/rules.ts';
import { isBarred, orderRun } from '../../functions/materials/runs/rules.ts';
import { viewOrder } from '../../functions/materials/views.ts';
import { called } from '../../shared/called.ts';
import { isRefusal } from '../../shared/problems.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  context,
  edition,
  item,
  line,
  now,
  onOrder,
  orderIdOf,
  orderIn,
  placed,
  poster,
  reader,
  runIdOf,
  stateOf,
  type World,
} from '../support/materials-cases.ts';

const { today } = context;
const printed = (of: string, language = 'sv') => ({
  id: runIdOf(1, language, of),
  ...line(100, language, of),
  deliveredBy: '2018-08-20',
});

describe('a print run is refused', () => {
  const all = [
    item({ id: 'gone', retired: now }),
    item({ id: 'part', editions: { sv: edition(), so: edition({ retired: now }) } }),
  ];
  test.each<[string, ReturnType<typeof printed>, Expected<typeof orderRun>]>([
    ['of a retired item', printed('gone'), 'invalid-input /item invalid-value'],
    ['of a retired edition', printed('part', 'so'), 'invalid-input /language invalid-value'],
    ['not of another of the item', printed('part'), ['PrintRunConfirmed']],
  ])('%s', (_what, wish, expected) => {
    given(stateOf(all)).when(orderRun, wish, today).thenAsTold(expected);
  });
  test('with the name of what is retired', () => {
    const decision = orderRun(stateOf(all), printed('part', 'so'), today);
    expect(isRefusal(decision) && JSON.stringify(decision)).toContain(
      `${called('item', 'part')} (somaliska) går inte längre att beställa.`,
    );
  });
});

describe('E4: where posters may hang', () => {
  const posterRules = { firstDay: '2018-08-12', areas: { solna: { allowed: false } } };
  const state = stateOf([item(), poster]);
  const ask = (unit: string, neededBy?: string, of = 'poster') =>
    placed(state, { unit, lines: [line(10, 'sv', of)], ...(neededBy !== undefined && { neededBy }) });
  const warnings = (is: World, unit: string) =>
    viewOrder(orderIn(is, orderIdOf(unit)), reader, { ...is, today, posterRules }).warnings;

  test.each<[string, string, string | undefined, string, string | undefined]>([
    ['not in a municipality that bans them', 'solna', undefined, 'poster', 'poster-ban'],
    ['not before the first day', 'nacka', '2018-08-11', 'poster', 'poster-day'],
    ['on that day they may', 'nacka', '2018-08-12', 'poster', undefined],
    ['and so whenever it is needed', 'nacka', undefined, 'poster', undefined],
    ['a folder hangs nowhere', 'solna', '2018-08-11', 'folder', undefined],
    ['an office hangs them where it may', 'district', '2018-08-20', 'poster', undefined],
  ])('an order is warned: %s', (_what, unit, neededBy, of, why) => {
    expect(warnings(ask(unit, neededBy, of), unit)).toEqual(why && [{ item: 'poster', why }]);
  });
  test('and no longer once it has no posters any more', () => {
    const both = placed(state, { unit: 'solna', lines: [line(10), line(10, 'sv', 'poster')] });
    const change = { packs: [], lines: [line(0, 'sv', 'poster')] };
    const changed = after(both, changeOrder(onOrder(both, orderIdOf('solna')), change, today));
    expect([warnings(both, 'solna')?.length, warnings(changed, 'solna')]).toEqual([1, undefined]);
  });

  test('a print run is warned where some who wait for it may not hang them', () => {
    const isSo = (is: World, of = 'poster') => isBarred({ ...is, posterRules }, printed(of));
    expect([isSo(ask('solna')), isSo(ask('nacka')), isSo(ask('solna', undefined, 'folder'), 'folder')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
