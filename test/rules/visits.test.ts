import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { operations } from '../../functions/visits/commands.ts';
import { contract } from '../../functions/visits/contract.ts';
import { concerns, type Decision, type VisitsEvent } from '../../functions/visits/events.ts';
import { evolve } from '../../functions/visits/evolve.ts';
import {
  accept,
  ask,
  type Asking,
  decline,
  escalate,
  forgetCandidate,
  withdraw,
} from '../../functions/visits/rules.ts';
import { spreadOf } from '../../functions/visits/spread.ts';
import { type Visit, visitStatuses, type VisitsState, type VisitStatus } from '../../functions/visits/state.ts';
import type { Body, Operation } from '../../shared/contract.ts';
import type { Handler, Path } from '../../shared/handler.ts';
import { newId } from '../../shared/ids.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';
import { offices } from '../../shared/units.ts';
import { asked, personOf } from '../support/asking.ts';
import { now, stored } from '../support/events-state.ts';
import { type Expected, given } from '../support/given.ts';
import { fill, transact } from '../support/seen-table.ts';

vi.mock(import('../../shared/table.ts'), () => import('../support/seen-table.ts'));

/** D18: candidates asked to visit associations. */
const today = '2026-08-03';
const campaign = { start: '2026-06-01', end: '2026-09-30' };
const context: Asking = { turns: undefined, campaign, settings: { replyByDays: 5, noticeDays: 7 }, isKnown: true };
const visit = (status: VisitStatus, change: Partial<Visit> = {}): Visit => ({
  ...stored,
  id: 'solna.1',
  unit: 'solna',
  filer: 'kim',
  candidate: 'kim-secret',
  wishes: ['2026-08-22', '2026-08-29'],
  topic: 'Skolan',
  status,
  owner: 'district',
  replyBy: '2026-08-08',
  shortNotice: false,
  earliest: '2026-08-10',
  ...change,
});
/** What a command answers when it is asked about a visit that is not there. */
const asking =
  <O extends Operation>(operation: O, handler: Handler<O>, body: Body<O>) =>
  () => {
    const params = { campaign: 'val-2026', visit: `solna.${newId()}` } as unknown as Path<O>;
    return asked(operation, handler, personOf('kim', { district: 'staff' }), params, body);
  };
const stateOf = (status: VisitStatus) => ({ visit: visit(status), campaign });
type Decided = readonly VisitsEvent[] | Refusal;
type Act = (state: ReturnType<typeof stateOf>) => Decision<'invalid-input' | 'wrong-status'>;
const after = (state: VisitsState, decision: Decided): VisitsState =>
  isRefusal(decision)
    ? state
    : decision.reduce((is, each) => evolve(is, { ...each, id: '1', at: now, actor: 'kim' }), state);
/** The visit as a decision leaves it. */
const left = (is: Visit, decision: Decided) => ({ visit: after({ visit: is }, decision).visit as Visit });

describe('a request for a visit', () => {
  const turnsTaken = (taken: number): Asking => ({ ...context, turns: { ...stored, taken } });
  const wish = (...wishes: readonly string[]) => ({ id: 'solna.1', unit: 'solna', wishes, topic: 'Skolan' });

  test.each<[string, readonly string[], Partial<Asking>, Expected<typeof ask>]>([
    ['ahead', ['2026-08-22'], {}, ['VisitAsked']],
    ['today', ['2026-08-03'], {}, ['VisitAsked']],
    ['yesterday', ['2026-08-22', '2026-08-02'], {}, 'invalid-input /wishes/1 past'],
    ['before the campaign', ['2026-05-31'], {}, 'invalid-input /wishes/0 outside-campaign'],
    ['after it', ['2026-10-01'], {}, 'invalid-input /wishes/0 outside-campaign'],
    ['of nobody', ['2026-08-22'], { isKnown: false }, 'invalid-input /unit unknown'],
  ])('%s', (_what, wishes, at, expected) => {
    given({ ...turnsTaken(0), ...at })
      .when(ask, wish(...wishes), today)
      .thenAsTold(expected);
  });

  test.each<[readonly string[], Partial<VisitsEvent>]>([
    [['2026-08-10'], { shortNotice: false, earliest: '2026-08-10', replyBy: '2026-08-08' }],
    [['2026-08-09'], { shortNotice: true, earliest: '2026-08-10', replyBy: '2026-08-08' }],
    [['2026-08-20', '2026-08-05'], { shortNotice: true, replyBy: '2026-08-05', wishes: ['2026-08-05', '2026-08-20'] }],
  ])('D18: with its notice and its day of reply: %j', (wishes, expected) => {
    given(turnsTaken(0))
      .when(ask, wish(...wishes), today)
      .then([expected]);
  });

  test('D6: the offices take turns, and who is asked is in no event', () => {
    const all = [0, 1, 2, 3].map((taken) =>
      after(
        { candidate: 'kim-secret', turns: { ...stored, taken } },
        ask(turnsTaken(taken), wish('2026-08-22'), today),
      ),
    );
    expect(all.map(({ visit: is }) => is?.owner)).toEqual([...offices, 'district']);
    expect(all[3]?.turns?.taken).toBe(4);
    expect(all[0]?.visit?.candidate).toBe('kim-secret');
    expect(JSON.stringify(ask(turnsTaken(0), wish('2026-08-22'), today))).not.toContain('kim-secret');
  });

  test.each<[string, Act, Readonly<Record<VisitStatus, Expected<Act>>>]>([
    [
      'is accepted',
      (state) => accept(state, '2026-08-29', today),
      {
        asked: ['VisitAccepted'],
        accepted: ['VisitAccepted'],
        declined: 'wrong-status',
        withdrawn: 'wrong-status',
      },
    ],
    [
      'is declined',
      (state) => decline(state, 'x'),
      { asked: ['VisitDeclined'], accepted: ['VisitDeclined'], declined: [], withdrawn: 'wrong-status' },
    ],
    [
      'is withdrawn',
      withdraw,
      { asked: ['VisitWithdrawn'], accepted: ['VisitWithdrawn'], declined: 'wrong-status', withdrawn: [] },
    ],
    [
      'escalates past its day',
      (state) => escalate(state, '2026-08-09'),
      { asked: ['VisitEscalated'], accepted: [], declined: [], withdrawn: [] },
    ],
  ])('%s', (_what, act, expected) => {
    for (const status of visitStatuses) given(stateOf(status)).when(act).thenAsTold(expected[status]);
  });

  test('is accepted on a day that was wished for, or another, then it is said', () => {
    const state = stateOf('asked');
    given(state)
      .when(accept, '2026-08-29', today)
      .then([{ wished: true }]);
    given(state)
      .when(accept, '2026-08-30', today)
      .then([{ wished: false }]);
    given(state).when(accept, '2026-08-02', today).thenRefused('invalid-input', '/day past');
    given(state).when(accept, '2026-10-01', today).thenRefused('invalid-input', '/day outside-campaign');
    const accepted = { ...state, ...left(state.visit, accept(state, '2026-08-29', today)) };
    given(accepted).when(accept, '2026-08-29', today).then([]);
    given(accepted).when(accept, '2026-08-22', today).then(['VisitAccepted']);
  });

  test('escalates once, and not on its day', () => {
    const state = { visit: visit('asked') };
    given(state).when(escalate, '2026-08-08').then([]);
    const escalated = left(state.visit, escalate(state, '2026-08-09'));
    given(escalated).when(escalate, '2026-08-10').then([]);
  });

  test('invariant 9: who was asked is forgotten, once', () => {
    const state = { visit: visit('accepted') };
    const forgotten = left(state.visit, forgetCandidate(state));
    expect(forgotten.visit).toEqual({ ...visit('accepted'), candidate: undefined });
    given(forgotten).when(forgetCandidate).then([]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['accepted', asking(contract.acceptVisit, operations.acceptVisit, { day: '2026-08-29' })],
    ['declined', asking(contract.declineVisit, operations.declineVisit, { reason: 'x' })],
    ['withdrawn', asking(contract.withdrawVisit, operations.withdrawVisit, undefined)],
    ['shown', asking(contract.showVisit, operations.showVisit, undefined)],
  ])('that does not exist cannot be %s', async (_what, act) => {
    fill({ pk: 'campaigns', sk: 'val-2026', id: 'val-2026', ...campaign });
    expect(await act()).toMatchObject({ refused: 'not-found' });
    expect(transact).not.toHaveBeenCalled();
  });

  test('concerns the offices and whose it is', () => {
    const told = (unit: string) =>
      concerns({ type: 'CandidateForgotten', subject: 'visits/x', visit: 'x', unit, id: '1', at: now, actor: 'kim' });
    expect(told('solna')).toEqual([...offices, 'solna']);
    expect(told('district')).toEqual(offices);
  });
});

describe('D24: the spread', () => {
  const associations = [
    { id: 'solna', name: 'Solna', ring: 'inner' as const },
    { id: 'nykvarn', name: 'Nykvarn', ring: 'outer' as const },
    { id: 'nacka', name: 'Nacka', ring: 'inner' as const },
  ];
  test('names those that never asked, those with the fewest visits first, and what that is per ring', () => {
    const visits = [visit('accepted'), visit('accepted'), visit('declined'), visit('asked', { unit: 'nacka' })];
    const { perAssociation, perRing } = spreadOf(visits, associations);
    expect(perAssociation.map(({ unit, accepted, asked, declined }) => [unit, accepted, asked, declined])).toEqual([
      ['nacka', 0, 1, 0],
      ['nykvarn', 0, 0, 0],
      ['solna', 2, 0, 1],
    ]);
    expect(perRing).toMatchObject([
      { ring: 'inner', associations: 2, accepted: 2, acceptedPerAssociation: 1 },
      { ring: 'outer', associations: 1, accepted: 0, acceptedPerAssociation: 0 },
    ]);
  });

  test('every request of an association is counted once, in its row and in its ring', () => {
    const some = fc.array(
      fc.record({
        status: fc.constantFrom(...visitStatuses),
        unit: fc.constantFrom('solna', 'nykvarn', 'nacka', 'district'),
      }),
    );
    fc.assert(
      fc.property(some, (all) => {
        const { perAssociation, perRing } = spreadOf(
          all.map(({ status, unit }) => visit(status, { unit })),
          associations,
        );
        const total = (rows: readonly Readonly<Record<VisitStatus, number>>[]) =>
          rows.reduce((sum, row) => sum + visitStatuses.reduce((n, status) => n + row[status], 0), 0);
        const own = all.filter(({ unit }) => unit !== 'district').length;
        expect([total(perAssociation), total(perRing)]).toEqual([own, own]);
      }),
    );
  });
});
