import { notStored } from '../../shared/commit.ts';
import { describe, expect, test } from 'vitest';
import { adoptLine, contribute, endLine, setLine } from '../../functions/pot/funds/rules.ts';
import { isOpenLine, type Pot } from '../../functions/pot/state.ts';
import type { LineChange } from '../../functions/pot/funds/state.ts';
import type { Office } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import { after, headOf, line, pot, replyBy, stored, withoutMandate } from '../support/pot-state.ts';

describe('D7: contributions', () => {
  test('each office puts in its share; several add up', () => {
    const state = { pot: pot() };
    const decision = contribute({ office: 'city-hall', amount: 100, note: 'Enligt budget' });
    expect(decision).toMatchObject([{ note: 'Enligt budget' }]);
    expect(after(state, decision).pot.contributed).toEqual({
      district: 6_000_000,
      'city-hall': 3_000_100,
      'county-council': 3_000_000,
    });
  });
});

const publicity = {
  line: 'publicity',
  name: 'Publicitet',
  amount: 10_000_000,
  offices: ['district'] as const,
  replyBy,
};
const change: LineChange = {
  ...stored,
  line: 'publicity',
  name: 'Publicitet',
  amount: 11_000_000,
  offices: ['district'],
  person: 'district-head',
};
const used = pot({
  lines: { publicity: line({ reserved: 3_000_000, paid: 2_000_000 }), radio: line({ amount: 1_000_000 }) },
});

type Lines = Parameters<typeof setLine>[0];
const linesOf = (is: Pot, lineChange?: LineChange) => ({
  pot: is,
  lineChange,
  proposer: headOf('district-head', ['district']),
  isUsed: true,
});

describe('D7, D8: setting a budget line', () => {
  test.each<[string, Lines, Partial<typeof publicity> | object, Expected<typeof setLine>]>([
    ['before a mandate one head does', linesOf(withoutMandate()), { amount: 1 }, ['BudgetLineSet']],
    ['with one in force it waits', linesOf(pot()), { amount: 1 }, ['BudgetLineProposed']],
    ['by a head on another’s word', linesOf(pot()), { amount: 1, offices: [] }, 'head-unconfirmed'],
    ['the same again', linesOf(pot()), {}, []],
    ['the same as proposed', linesOf(pot(), change), { amount: 11_000_000 }, []],
    ['another proposal instead', linesOf(pot(), change), { amount: 1 }, ['BudgetLineProposed']],
    ['back to what it is, while a change waits', linesOf(pot(), change), {}, ['BudgetLineProposed']],
    ['another name', linesOf(pot()), { name: 'Annonser' }, ['BudgetLineProposed']],
    ['exactly what is contributed', linesOf(pot()), { amount: 12_000_000 }, ['BudgetLineProposed']],
    ['one öre more', linesOf(pot()), { amount: 12_000_001 }, 'exceeds-contributions'],
    ['exactly what other lines leave', linesOf(used), { amount: 11_000_000 }, ['BudgetLineProposed']],
    ['one öre more than they leave', linesOf(used), { amount: 11_000_001 }, 'exceeds-contributions'],
    ['exactly what is reserved and paid', linesOf(used), { amount: 5_000_000 }, ['BudgetLineProposed']],
    ['one öre less', linesOf(used), { amount: 4_999_999 }, 'below-committed'],
    ['a new line', linesOf(pot()), { line: 'radio', amount: 2_000_000 }, ['BudgetLineProposed']],
    ['a new line beyond what is left', linesOf(pot()), { line: 'radio', amount: 2_000_001 }, 'exceeds-contributions'],
  ])('%s', (_what, state, command, expected) => {
    given(state)
      .when(setLine, { ...publicity, ...command })
      .thenAsTold(expected);
  });

  test('what is reserved and paid on it stays', () => {
    const { mandate: _, ...free } = used;
    const is = after(linesOf(free), setLine(linesOf(free), { ...publicity, name: 'Annonser', amount: 6_000_000 }));
    expect(is.pot.lines).toMatchObject({
      publicity: { name: 'Annonser', amount: 6_000_000, reserved: 3_000_000, paid: 2_000_000 },
      radio: { amount: 1_000_000 },
    });
  });

  test('a proposal changes nothing yet', () => {
    const state = linesOf(pot());
    const is = after(state, setLine(state, { ...publicity, amount: 1 }));
    expect(is.pot).toEqual(state.pot);
    expect(is.lineChange).toMatchObject({ line: 'publicity', amount: 1, offices: ['district'] });
  });
});

describe('D8: adopting the change of a budget line', () => {
  const by = (...offices: readonly Office[]) => ({ offices });
  test.each<[string, Parameters<typeof adoptLine>[0], ReturnType<typeof by>, Expected<typeof adoptLine>]>([
    ['by another office', linesOf(pot(), change), by('city-hall'), ['BudgetLineSet']],
    ['by the office that proposed it', linesOf(pot(), change), by('district'), 'other-office-adopts'],
    ['by who heads that one, too', linesOf(pot(), change), by('district', 'city-hall'), 'other-office-adopts'],
    ['by a head on another’s word', linesOf(pot(), change), by(), 'head-unconfirmed'],
    ['none waits', linesOf(pot()), by('city-hall'), 'nothing-to-confirm'],
    [
      'whose proposer heads nothing now',
      { ...linesOf(pot(), change), proposer: headOf('district-head', []) },
      by('city-hall'),
      'nothing-to-confirm',
    ],
    [
      'more was reserved meanwhile',
      linesOf(used, { ...change, amount: 4_999_999 }),
      by('city-hall'),
      'below-committed',
    ],
    [
      'other lines took the money meanwhile',
      linesOf(used, { ...change, amount: 11_000_001 }),
      by('city-hall'),
      'exceeds-contributions',
    ],
  ])('%s', (_what, state, command, expected) => {
    given(state).when(adoptLine, command).thenAsTold(expected);
  });

  test('makes it so, and nothing waits any longer', () => {
    const state = linesOf(pot(), change);
    const is = after(state, adoptLine(state, by('city-hall')));
    expect(is.pot.lines.publicity).toEqual(line({ amount: 11_000_000 }));
    // Beside the ledger nothing is deleted: it is emptied, and the next proposal is another.
    expect(is.lineChange).toEqual({ ...notStored, line: 'publicity' });
    given({ ...is, proposer: undefined })
      .when(adoptLine, by('city-hall'))
      .thenAsTold('nothing-to-confirm');
    expect(
      after(is, setLine(is, { line: 'publicity', name: 'Reklam', amount: 1, offices: ['district'], replyBy }))
        .lineChange,
    ).toMatchObject({ createdAt: '', amount: 1 });
  });
});

describe('D7, D8: a budget line ends', () => {
  const ending: LineChange = { ...change, amount: 5_000_000, ends: true };
  const retired = pot({ lines: { publicity: line({ amount: 5_000_000, reserved: 5_000_000, retired: true }) } });
  const of = (is: Pot, lineChange?: LineChange, isUsed = true) => ({ ...linesOf(is, lineChange), isUsed });
  test.each<[string, ReturnType<typeof of>, readonly Office[], Expected<typeof endLine>]>([
    ['with a mandate in force it waits', of(used), ['district'], ['BudgetLineProposed']],
    ['before one, where it was used', of(withoutMandate()), ['district'], ['BudgetLineRetired']],
    ['before one, where it was not', of(withoutMandate(), undefined, false), ['district'], ['BudgetLineRemoved']],
    ['by a head on another’s word', of(used), [], 'head-unconfirmed'],
    ['that is proposed already', of(used, ending), ['district'], []],
    ['instead of another change', of(used, change), ['district'], ['BudgetLineProposed']],
    ['that has ended', of(retired), ['district'], []],
    ['that is only proposed', of(pot({ lines: {} }), change), ['district'], 'not-found'],
  ])('%s', (_what, state, offices, expected) => {
    given(state).when(endLine, { line: 'publicity', offices, replyBy }).thenAsTold(expected);
  });

  test('adopted, it keeps what is reserved and paid on it, and the rest is free for other lines', () => {
    given(of(used, ending))
      .when(adoptLine, { offices: ['city-hall'] })
      .then([{ type: 'BudgetLineRetired', amount: 5_000_000, change: -5_000_000 }]);
    const done = after(of(used, ending), adoptLine(of(used, ending), { offices: ['city-hall'] }));
    expect(done.pot.lines.publicity).toEqual(
      line({ amount: 5_000_000, reserved: 3_000_000, paid: 2_000_000, retired: true }),
    );
    given(of(pot(), ending, false))
      .when(adoptLine, { offices: ['city-hall'] })
      .then([{ type: 'BudgetLineRemoved', change: -10_000_000 }]);
  });

  test('takes no new requests, and comes back when it is set again', () => {
    expect([isOpenLine(retired, 'publicity'), isOpenLine(retired, 'radio'), isOpenLine(pot(), 'publicity')]).toEqual([
      false,
      false,
      true,
    ]);
    const again = { ...publicity, amount: 5_000_000 };
    given(linesOf(retired)).when(setLine, again).then(['BudgetLineProposed']);
    const proposed = after(linesOf(retired, ending), setLine(linesOf(retired, ending), again), 'district-head');
    expect(proposed.lineChange).not.toHaveProperty('ends');
    const back = after(proposed, adoptLine(proposed, { offices: ['city-hall'] }));
    expect(back.pot.lines.publicity).toEqual(line({ amount: 5_000_000, reserved: 5_000_000 }));
  });
});
