import { describe, expect, test } from 'vitest';
import { forgetPerson, removePosition, setPosition, type Wish } from '../../functions/staff/positions/rules.ts';
import type { StaffRequest } from '../../functions/staff/state.ts';
import type { Suggestion } from '../../functions/staff/suggestions.ts';
import { isRefusal } from '../../shared/problems.ts';
import { fieldOf, outcome } from '../support/pot-state.ts';
import {
  after,
  allocation,
  campaign,
  context,
  onPosition,
  pool,
  position,
  request,
  stateOf,
  weeks,
  wish,
  withPosition,
  type World,
} from '../support/staff-cases.ts';

const set = (state: World, change: Partial<Wish> = {}, units: readonly string[] = ['district']) =>
  setPosition(withPosition(state), { id: 'organiser', wish: wish(change), units }, campaign, context);
const nothing = stateOf([]);

/** What a refusal suggests, as `group: unit extent, ... = together`. */
const suggested = (decision: ReturnType<typeof set>): readonly string[] => {
  const suggestions = isRefusal(decision) ? (decision.more?.suggestions as readonly Suggestion[] | undefined) : [];
  return (suggestions ?? []).map(
    ({ neighbourGroup, with: some, extent }) =>
      `${neighbourGroup}: ${some.map((each) => `${each.unit} ${each.extent}`).join(', ')} = ${extent}`,
  );
};

describe('a position', () => {
  test.each<[string, Partial<Wish>, string]>([
    ['begins before the campaign', { from: '2018-04-23' }, '/from'],
    ['begins after the campaign', { from: '2018-10-01', to: '2018-10-02' }, '/from'],
    ['ends after the campaign', { to: '2018-10-01' }, '/to'],
    ['has an employer that is not there', { employer: 'farsta' }, '/employer'],
    ['has a share of a unit that is not there', { shares: [{ unit: 'farsta', extent: 50 }] }, '/shares/0/unit'],
    [
      'has a share that begins before it',
      { shares: [{ unit: 'solna', extent: 50, from: '2018-05-31' }] },
      '/shares/0/from',
    ],
    ['has a share that ends after it', { shares: [{ unit: 'solna', extent: 50, to: '2018-09-10' }] }, '/shares/0/to'],
    [
      'has two shares of one unit on the same days',
      {
        shares: [
          { unit: 'solna', extent: 50, to: '2018-07-01' },
          { unit: 'solna', extent: 50, from: '2018-07-01' },
        ],
      },
      '/shares/1/unit',
    ],
  ])('that %s is refused, and the field named', (_what, change, field) => {
    expect(fieldOf(set(nothing, change, ['district', 'farsta']))).toBe(field);
  });

  test('one unit may have a share first and another one later', () => {
    const shares = [
      { unit: 'solna', extent: 50, to: '2018-06-30' },
      { unit: 'solna', extent: 60, from: '2018-07-01' },
    ];
    expect(outcome(set(nothing, { shares }))).toEqual(['PositionSet']);
  });

  test('said again it changes nothing; another name of who is employed does, and is in no event', () => {
    const state = stateOf([position({ person: 'Kim' })]);
    expect(set(state, { person: 'Kim' })).toEqual([]);
    const decision = set(state, { person: 'Robin' });
    expect(outcome(decision)).toEqual(['PositionSet']);
    expect(JSON.stringify(decision)).not.toContain('Robin');
    expect(after(state, decision, undefined, 'Robin').positions.organiser?.person).toBe('Robin');
  });

  test.each<[string, readonly string[], Partial<Wish>, string | readonly string[]]>([
    ['its employer enters it', ['district'], {}, ['PositionSet']],
    ['so does the office that supervises it', ['city-hall'], {}, ['PositionSet']],
    ['another office does not', ['county-council'], {}, 'not-allowed'],
    ['an association enters its own employees', ['solna'], { employer: 'solna' }, ['PositionSet']],
    ['not another one’s', ['solna'], { employer: 'nykvarn' }, 'not-allowed'],
    ['not an office’s', ['solna'], {}, 'not-allowed'],
    ['an office may help an association', ['county-council'], { employer: 'solna' }, ['PositionSet']],
  ])('%s', (_what, units, change, expected) => {
    expect(outcome(set(nothing, change, units))).toEqual(expected);
  });

  test('nobody makes another office’s position their own by saying that they supervise it', () => {
    const state = stateOf([position({ supervisor: 'district' })]);
    expect(outcome(set(state, { supervisor: 'city-hall' }, ['city-hall']))).toBe('not-allowed');
  });
});

describe('D1: shares and allocations never exceed the extent', () => {
  const sharing = (extent: number) => ({
    shares: [
      { unit: 'district', extent: 60 },
      { unit: 'city-hall', extent, from: '2018-08-01', to: '2018-08-31' },
    ],
  });
  test('of the shares together, and the days are named', () => {
    const decision = set(nothing, sharing(41));
    expect(decision).toMatchObject({
      refused: 'over-allocated',
      more: { limit: 100, days: [{ from: '2018-08-01', to: '2018-08-31', extent: 101 }] },
    });
  });
  test('they may fill it', () => {
    expect(outcome(set(nothing, sharing(40)))).toEqual(['PositionSet']);
  });
  test('of shares and what is allocated already', () => {
    const state = stateOf([position({ allocations: [allocation()] })]);
    expect(outcome(set(state, { shares: [{ unit: 'district', extent: 50 }] }))).toEqual(['PositionSet']);
    expect(outcome(set(state, { shares: [{ unit: 'district', extent: 51 }] }))).toBe('over-allocated');
  });
});

describe('D2: a position under 50 % is refused', () => {
  test.each([
    [49, 'position-too-small'],
    [1, 'position-too-small'],
    [50, ['PositionSet']],
  ])('%i %%', (extent, expected) => {
    expect(outcome(set(nothing, { extent }))).toEqual(expected);
  });

  test('also of an association’s own employees', () => {
    expect(outcome(set(nothing, { extent: 49, employer: 'solna' }, ['solna']))).toBe('position-too-small');
  });

  const asking = [
    request({ unit: 'kista', extent: 35 }),
    request({ unit: 'sundbyberg', extent: 30 }),
    request({ unit: 'solna', extent: 50 }),
    request({ unit: 'nykvarn', extent: 50 }),
  ];
  test('with whose open requests it could be pooled, of every neighbour group', () => {
    const decision = set(stateOf([], asking), { extent: 20 });
    expect(suggested(decision)).toEqual(['norrort: solna 50 = 70', 'jarva: kista 35, sundbyberg 30 = 85']);
  });

  test('only neighbours of the associations that share it, where there are any', () => {
    const state = stateOf([], asking);
    const decision = set(state, { extent: 20, ...weeks, shares: [{ unit: 'spanga-tensta', extent: 20 }] });
    expect(suggested(decision)).toEqual(['jarva: kista 35 = 55', 'jarva: sundbyberg 30 = 50']);
    expect(isRefusal(decision) && decision.detail).toEqual({
      sv: '20 % är mindre än 50 %: slå ihop den med vad grannföreningar begär, eller vänd er till aktivistpoolen. Med Kista 35 % går det.',
      en: '20 % is less than 50 %: pool it with what neighbouring associations ask for, or turn to the activist pool. With Kista 35 % it is lawful.',
    });
  });

  test('on the days that they have in common', () => {
    const later = [asking[0] as StaffRequest, request({ unit: 'sundbyberg', extent: 30, from: '2018-08-27' })];
    const decision = set(stateOf([], later), { extent: 20 });
    const days = { from: '2018-08-27', to: '2018-09-09' };
    expect(decision).toMatchObject({ more: { suggestions: [{ with: [days, days] }] } });
  });

  test('not with what is answered, declined or withdrawn', () => {
    const closed = [request({ outcome: 'declined' }), request({ unit: 'danderyd', outcome: 'withdrawn' })];
    const given = position({ id: 'other', allocations: [allocation({ unit: 'kista' })] });
    expect(suggested(set(stateOf([given], [...closed, request({ unit: 'kista' })]), { extent: 20 }))).toEqual([]);
  });
});

describe('D3: an association’s part of an office’s position is at least 50 %, or pooled with neighbours', () => {
  const share = (unit: string, extent: number) => ({ unit, extent });
  test.each<[string, Wish['shares'], string | readonly string[]]>([
    ['49 alone', [share('solna', 49)], 'share-too-small'],
    ['50 alone', [share('solna', 50)], ['PositionSet']],
    ['neighbours with 49 together', [share('kista', 29), share('sundbyberg', 20)], 'share-too-small'],
    ['neighbours with 50 together', [share('kista', 30), share('sundbyberg', 20)], ['PositionSet']],
    ['no neighbours with 60 together', [share('kista', 30), share('solna', 30)], 'share-too-small'],
    ['two that are in no group are no neighbours', [share('nykvarn', 49), share('solna', 50)], 'share-too-small'],
    ['an office’s own part is as small as it likes', [share('city-hall', 10)], ['PositionSet']],
  ])('%s', (_what, shares, expected) => {
    expect(outcome(set(nothing, { shares }))).toEqual(expected);
  });

  test('on every day: neighbours on other days do not help', () => {
    const shares = [
      { unit: 'kista', extent: 30 },
      { unit: 'sundbyberg', extent: 30, from: '2018-07-01' },
    ];
    expect(set(nothing, { shares })).toMatchObject({
      refused: 'share-too-small',
      more: {
        units: ['kista'],
        limit: 50,
        days: [{ unit: 'kista', from: '2018-06-01', to: '2018-06-30', extent: 30 }],
      },
    });
  });

  test('it does not bind what an association employs itself', () => {
    const decision = set(nothing, { employer: 'solna', shares: [share('nykvarn', 20)] }, ['solna']);
    expect(outcome(decision)).toEqual(['PositionSet']);
  });

  test('a small part together with what is allocated is lawful', () => {
    expect(outcome(set(pool(), { shares: [share('spanga-tensta', 10)] }))).toBe('share-too-small');
    expect(outcome(set(pool(), { ...weeks, shares: [share('spanga-tensta', 10)] }))).toEqual(['PositionSet']);
  });

  test('with whose open requests it would be lawful is said', () => {
    const state = stateOf([], [request({ unit: 'kista', extent: 35 }), request({ unit: 'sundbyberg', extent: 30 })]);
    const decision = set(state, { ...weeks, shares: [share('spanga-tensta', 10)] });
    expect(suggested(decision)).toEqual(['jarva: kista 35, sundbyberg 30 = 75']);
    expect(isRefusal(decision) && decision.detail.en).toContain('With Kista 35 % and Sundbyberg 30 % it is lawful.');
  });
});

describe('what is allocated binds its position', () => {
  const used = stateOf([position({ allocations: [allocation()] })]);
  test.each<[string, Partial<Wish>]>([
    ['its period', { to: '2018-09-08' }],
    ['its employer', { employer: 'solna' }],
  ])('%s', (_what, change) => {
    expect(outcome(set(used, change, ['district', 'solna']))).toBe('position-in-use');
  });

  test.each<[string, World, readonly string[], string | readonly string[]]>([
    ['nothing is allocated', stateOf([position()]), ['district'], ['PositionRemoved']],
    ['something is', used, ['district'], 'position-in-use'],
    ['it is another office’s', stateOf([position()]), ['county-council'], 'not-allowed'],
  ])('removing it: %s', (_what, state, units, expected) => {
    const decision = removePosition(onPosition(state), units);
    expect(outcome(decision)).toEqual(expected);
    if (!isRefusal(decision)) expect(after(state, decision).positions).toEqual({});
  });

  test('what ended does not', () => {
    const ended = { ...allocation(), status: 'cancelled' as const, endedAt: '2018-07-21T10:00:00.000Z' };
    const decision = removePosition({ position: position({ ended: [ended] }) }, ['district']);
    expect(outcome(decision)).toEqual(['PositionRemoved']);
  });
});

describe('invariant 9: who was employed is forgotten', () => {
  test('once, and nothing else of the position', () => {
    const state = stateOf([position({ person: 'Kim', allocations: [allocation()] })]);
    const then = after(state, forgetPerson(onPosition(state)));
    expect(then.positions.organiser).toEqual(position({ allocations: [allocation()] }));
    expect(forgetPerson(onPosition(then))).toEqual([]);
  });
});
