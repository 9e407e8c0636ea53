import { describe, expect, test } from 'vitest';
import { forgetPerson, removePosition, setPosition, type Wish } from '../../functions/staff/positions/rules.ts';
import type { StaffRequest } from '../../functions/staff/state.ts';
import type { Suggestion } from '../../functions/staff/suggestions.ts';
import { isRefusal } from '../../shared/problems.ts';
import { type Expected, given } from '../support/given.ts';
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

const set = (state: World, change: Partial<Wish> = {}, units: readonly string[] = ['district'], reason?: string) =>
  setPosition(withPosition(state), { id: 'organiser', wish: wish(change), units, reason }, campaign, context);
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
    given(nothing).when(set, change, ['district', 'farsta']).thenRefused('invalid-input', field);
  });

  test('one unit may have a share first and another one later', () => {
    const shares = [
      { unit: 'solna', extent: 50, to: '2018-06-30' },
      { unit: 'solna', extent: 60, from: '2018-07-01' },
    ];
    given(nothing).when(set, { shares }).then(['PositionSet']);
  });

  test('said again it changes nothing; another name of who is employed does, and is in no event', () => {
    const state = stateOf([position({ person: 'Kim' })]);
    given(state).when(set, { person: 'Kim' }).then([]);
    const { decision, then } = given(state).when(set, { person: 'Robin' });
    then(['PositionSet']);
    expect(JSON.stringify(decision)).not.toContain('Robin');
    expect(after(state, decision, undefined, 'Robin').positions.organiser?.person).toBe('Robin');
  });

  test.each<[string, readonly string[], Partial<Wish>, Expected<typeof set>]>([
    ['its employer enters it', ['district'], {}, ['PositionSet']],
    ['so does the office that supervises it', ['city-hall'], {}, ['PositionSet']],
    ['another office does not', ['county-council'], {}, 'not-allowed'],
    ['an association enters its own employees', ['solna'], { employer: 'solna' }, ['PositionSet']],
    ['not another one’s', ['solna'], { employer: 'nykvarn' }, 'not-allowed'],
    ['not an office’s', ['solna'], {}, 'not-allowed'],
    ['an office may help an association', ['county-council'], { employer: 'solna' }, ['PositionSet']],
  ])('%s', (_what, units, change, expected) => {
    given(nothing).when(set, change, units, 'Överenskommet').thenAsTold(expected);
  });

  test('nobody makes another office’s position their own by saying that they supervise it', () => {
    const state = stateOf([position({ supervisor: 'district' })]);
    given(state).when(set, { supervisor: 'city-hall' }, ['city-hall']).thenRefused('not-allowed');
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
    const days = [{ from: '2018-08-01', to: '2018-08-31', extent: 101 }];
    given(nothing).when(set, sharing(41)).thenRefused('over-allocated', { limit: 100, days });
  });
  test('they may fill it', () => {
    given(nothing).when(set, sharing(40)).then(['PositionSet']);
  });
  test('of shares and what is allocated already', () => {
    const state = stateOf([position({ allocations: [allocation()] })]);
    const own = (extent: number) => ({ shares: [{ unit: 'district', extent }] });
    given(state).when(set, own(50)).then(['PositionSet']);
    given(state).when(set, own(51)).thenRefused('over-allocated');
  });
});

describe('D2: a position under 50 % is refused', () => {
  test.each<[number, Expected<typeof set>]>([
    [49, 'position-too-small'],
    [1, 'position-too-small'],
    [50, ['PositionSet']],
  ])('%i %%', (extent, expected) => {
    given(nothing).when(set, { extent }).thenAsTold(expected);
  });

  test('also of an association’s own employees', () => {
    given(nothing).when(set, { extent: 49, employer: 'solna' }, ['solna']).thenRefused('position-too-small');
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
    const other = position({ id: 'other', allocations: [allocation({ unit: 'kista' })] });
    expect(suggested(set(stateOf([other], [...closed, request({ unit: 'kista' })]), { extent: 20 }))).toEqual([]);
  });
});

describe('D3: an association’s part of an office’s position is at least 50 %, or pooled with neighbours', () => {
  const share = (unit: string, extent: number) => ({ unit, extent });
  test.each<[string, Wish['shares'], Expected<typeof set>]>([
    ['49 alone', [share('solna', 49)], 'share-too-small'],
    ['50 alone', [share('solna', 50)], ['PositionSet']],
    ['neighbours with 49 together', [share('kista', 29), share('sundbyberg', 20)], 'share-too-small'],
    ['neighbours with 50 together', [share('kista', 30), share('sundbyberg', 20)], ['PositionSet']],
    ['no neighbours with 60 together', [share('kista', 30), share('solna', 30)], 'share-too-small'],
    ['two that are in no group are no neighbours', [share('nykvarn', 49), share('solna', 50)], 'share-too-small'],
    ['an office’s own part is as small as it likes', [share('city-hall', 10)], ['PositionSet']],
  ])('%s', (_what, shares, expected) => {
    given(nothing).when(set, { shares }).thenAsTold(expected);
  });

  test('on every day: neighbours on other days do not help', () => {
    const shares = [
      { unit: 'kista', extent: 30 },
      { unit: 'sundbyberg', extent: 30, from: '2018-07-01' },
    ];
    const days = [{ unit: 'kista', from: '2018-06-01', to: '2018-06-30', extent: 30 }];
    given(nothing)
      .when(set, { shares })
      .thenRefused('share-too-small', { units: ['kista'], limit: 50, days });
  });

  test('it does not bind what an association employs itself', () => {
    const shares = [share('nykvarn', 20)];
    given(nothing).when(set, { employer: 'solna', shares }, ['solna']).then(['PositionSet']);
  });

  test('a small part together with what is allocated is lawful', () => {
    const shares = [share('spanga-tensta', 10)];
    given(pool()).when(set, { shares }).thenRefused('share-too-small');
    given(pool())
      .when(set, { ...weeks, shares })
      .then(['PositionSet']);
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
    given(used).when(set, change, ['district', 'solna']).thenRefused('position-in-use');
  });

  test.each<[string, World, readonly string[], Expected<typeof removePosition>]>([
    ['nothing is allocated', stateOf([position()]), ['district'], ['PositionRemoved']],
    ['something is', used, ['district'], 'position-in-use'],
    ['it is another office’s', stateOf([position()]), ['county-council'], 'not-allowed'],
  ])('removing it: %s', (_what, state, units, expected) => {
    const { decision, thenAsTold } = given(onPosition(state)).when(removePosition, units);
    thenAsTold(expected);
    if (!isRefusal(decision)) expect(after(state, decision).positions).toEqual({});
  });

  test('what ended does not', () => {
    const ended = { ...allocation(), status: 'cancelled' as const, endedAt: '2018-07-21T10:00:00.000Z' };
    const state = { position: position({ ended: [ended] }) };
    given(state).when(removePosition, ['district']).then(['PositionRemoved']);
  });
});

describe('invariant 9: who was employed is forgotten', () => {
  test('once, and nothing else of the position', () => {
    const state = stateOf([position({ person: 'Kim', allocations: [allocation()] })]);
    const then = after(state, forgetPerson(onPosition(state)));
    expect(then.positions.organiser).toEqual(position({ allocations: [allocation()] }));
    given(onPosition(then)).when(forgetPerson).then([]);
  });
});
