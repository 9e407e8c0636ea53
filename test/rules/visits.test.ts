import { describe, expect, test, vi } from 'vitest';
import { operations } from '../../functions/visits/commands.ts';
import { contract } from '../../functions/visits/contract.ts';
import { concerns, type Decision, type VisitsEvent } from '../../functions/visits/events.ts';
import { accept, ask, type Asking, change, decline, escalate, reopen, withdraw } from '../../functions/visits/rules.ts';
import { visitStatuses, type VisitStatus } from '../../functions/visits/state.ts';
import { announce } from '../../functions/visits/words.ts';
import type { Body, Operation } from '../../shared/contract.ts';
import type { Handler, Path } from '../../shared/handler.ts';
import { newId } from '../../shared/ids.ts';
import { offices } from '../../shared/units.ts';
import { namesFrom } from '../../shared/words.ts';
import { asked, personOf } from '../support/asking.ts';
import { stored } from '../support/events-state.ts';
import { type Expected, given } from '../support/given.ts';
import { fill, transact } from '../support/seen-table.ts';
import { after, campaign, candidate, settings, takenBy, today, visit, withVisit } from '../support/visits-state.ts';

vi.mock(import('../../shared/table.ts'), () => import('../support/seen-table.ts'));

/** D18: candidates asked to visit associations. */
const context: Asking = { turns: undefined, campaign, settings, isKnown: true, candidate: candidate() };
/** What a command answers when it is asked about a visit that is not there. */
const asking =
  <O extends Operation>(operation: O, handler: Handler<O>, body: Body<O>) =>
  () => {
    const params = { campaign: 'val-2026', visit: `solna.${newId()}` } as unknown as Path<O>;
    return asked(operation, handler, personOf('kim', { district: 'staff' }), params, body);
  };
const stateOf = (status: VisitStatus) => withVisit(visit(status, status === 'accepted' ? { day: '2026-08-22' } : {}));
type Act = (
  state: ReturnType<typeof stateOf>,
) => Decision<
  'invalid-input' | 'wrong-status' | 'too-soon' | 'candidate-not-free' | 'candidate-booked' | 'candidate-week-full'
>;

describe('a request for a visit', () => {
  const turnsTaken = (taken: number): Asking => ({ ...context, turns: { ...stored, taken } });
  const wish = (...wishes: readonly string[]) => ({ id: 'solna.1', unit: 'solna', wishes, topic: 'Skolan' });

  test.each<[string, readonly string[], Partial<Asking>, Expected<typeof ask>]>([
    ['ahead', ['2026-08-22'], {}, ['VisitAsked']],
    ['as soon as may be', ['2026-08-05'], {}, ['VisitAsked']],
    ['sooner', ['2026-08-04', '2026-08-22'], {}, 'too-soon'],
    ['yesterday', ['2026-08-22', '2026-08-02'], {}, 'invalid-input /wishes/1 past'],
    ['before the campaign', ['2026-05-31'], {}, 'invalid-input /wishes/0 outside-campaign'],
    ['after it', ['2026-10-01'], {}, 'invalid-input /wishes/0 outside-campaign'],
    ['of nobody', ['2026-08-22'], { isKnown: false }, 'invalid-input /unit unknown'],
    ['by nobody', ['2026-08-22'], { candidate: undefined }, 'invalid-input /candidate unknown'],
    [
      'by somebody who has ended',
      ['2026-08-22'],
      { candidate: candidate({ retired: stored.createdAt }) },
      'invalid-input /candidate retired',
    ],
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

  test('D6: the offices take turns; who is asked is an id in events, and where the visit is in none', () => {
    const all = [0, 1, 2, 3].map((taken) => {
      const state = { ...turnsTaken(taken), candidate: candidate({ association: 'nacka' }), place: 'place-secret' };
      return after(state, ask(state, wish('2026-08-22'), today));
    });
    expect(all.map(({ visit: is }) => is?.owner)).toEqual([...offices, 'district']);
    expect(all[3]?.turns?.taken).toBe(4);
    expect(all[0]?.visit).toMatchObject({ candidate: 'c1', place: 'place-secret' });
    expect(all[0]?.candidate?.booked).toEqual([{ visit: 'solna.1', unit: 'solna', days: ['2026-08-22'] }]);
    const said = JSON.stringify(ask({ ...context, candidate: candidate() }, wish('2026-08-22'), today));
    expect(said).not.toMatch(/-secret/);
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
      'is changed',
      (state) =>
        change({ ...state, other: undefined }, { wishes: ['2026-09-01'] }, { by: 'solna', units: ['solna'] }, today),
      { asked: ['VisitChanged'], accepted: ['VisitChanged'], declined: 'wrong-status', withdrawn: 'wrong-status' },
    ],
    [
      'is declined',
      (state) => decline(state, { by: 'district', reason: 'x' }),
      { asked: ['VisitDeclined'], accepted: ['VisitDeclined'], declined: [], withdrawn: 'wrong-status' },
    ],
    [
      'is withdrawn',
      withdraw,
      { asked: ['VisitWithdrawn'], accepted: ['VisitWithdrawn'], declined: 'wrong-status', withdrawn: [] },
    ],
    [
      'is opened again',
      (state) => reopen(state, { by: 'district', reason: 'x' }, today),
      { asked: 'wrong-status', accepted: 'wrong-status', declined: ['VisitReopened'], withdrawn: 'wrong-status' },
    ],
    [
      'escalates past its day',
      (state) => escalate(state, '2026-08-09'),
      { asked: ['VisitEscalated'], accepted: [], declined: [], withdrawn: [] },
    ],
  ])('%s', (_what, act, expected) => {
    for (const status of visitStatuses) given(stateOf(status)).when(act).thenAsTold(expected[status]);
  });

  test('is accepted on a day that was wished for, or another, then it is said; it takes that day alone', () => {
    const state = stateOf('asked');
    given(state)
      .when(accept, '2026-08-29', today)
      .then([{ wished: true }]);
    given(state)
      .when(accept, '2026-08-30', today)
      .then([{ wished: false }]);
    given(state).when(accept, '2026-08-02', today).thenRefused('invalid-input', '/day past');
    given(state).when(accept, '2026-10-01', today).thenRefused('invalid-input', '/day outside-campaign');
    const accepted = after(state, accept(state, '2026-08-29', today));
    expect(accepted.candidate.booked).toMatchObject([{ days: ['2026-08-29'] }]);
    given(accepted).when(accept, '2026-08-29', today).then([]);
    given(accepted).when(accept, '2026-08-22', today).then(['VisitAccepted']);
  });

  test('that is declined or withdrawn takes no day any more', () => {
    const state = stateOf('accepted');
    for (const decision of [decline(state, { by: 'candidate', reason: 'x' }), withdraw(state)])
      expect(after(state, decision).candidate.booked).toEqual([]);
    given(state)
      .when(decline, { by: 'candidate', reason: 'x' })
      .then([{ by: 'candidate', day: '2026-08-22' }]);
  });

  test('that was called off is opened again: asked for, with a new day of reply, once', () => {
    const said = { by: 'district', reason: 'x' } as const;
    const off = withVisit(
      visit('declined', { day: '2026-08-29', escalated: true, declinedBy: 'district', reason: 'y' }),
    );
    const is = after(off, reopen(off, said, '2026-08-24'));
    expect(is.visit).toMatchObject({
      status: 'asked',
      replyBy: '2026-08-29',
      reopened: { by: 'district', reason: 'x' },
    });
    expect(is.candidate.booked).toMatchObject([{ days: ['2026-08-29'] }]);
    for (const gone of ['day', 'escalated', 'declinedBy', 'reason']) expect(is.visit).not.toHaveProperty(gone);
    given(is).when(reopen, said, '2026-08-24').then([]);
    given(off)
      .when(reopen, said, '2026-09-01')
      .then([{ replyBy: '2026-09-06', days: [] }]);
    // What somebody else has meanwhile stays theirs.
    const others = { ...off, candidate: candidate({ booked: takenBy(visit('asked', { id: 'nacka.1' })) }) };
    given(others)
      .when(reopen, said, today)
      .then([{ days: [] }]);
  });

  test('escalates once, and not on its day', () => {
    const state = stateOf('asked');
    given(state).when(escalate, '2026-08-08').then([]);
    const escalated = after(state, escalate(state, '2026-08-09'));
    given(escalated).when(escalate, '2026-08-10').then([]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['accepted', asking(contract.acceptVisit, operations.acceptVisit, { day: '2026-08-29' })],
    ['changed', asking(contract.changeVisit, operations.changeVisit, { place: 'x' })],
    ['opened again', asking(contract.reopenVisit, operations.reopenVisit, { reason: 'x' })],
    ['declined', asking(contract.declineVisit, operations.declineVisit, { reason: 'x' })],
    ['withdrawn', asking(contract.withdrawVisit, operations.withdrawVisit, undefined)],
    ['shown', asking(contract.showVisit, operations.showVisit, undefined)],
  ])('that does not exist cannot be %s', async (_what, act) => {
    fill({ pk: 'campaigns', sk: 'val-2026', id: 'val-2026', ...campaign });
    expect(await act()).toMatchObject({ refused: 'not-found' });
    expect(transact).not.toHaveBeenCalled();
  });

  test('is answered by a candidate who signs in; else by their association they are told', () => {
    const told = (answers: boolean) =>
      announce(
        {
          type: 'VisitReopened',
          id: '1',
          at: stored.createdAt,
          subject: 'visits/x',
          unit: 'solna',
          candidate: 'c1',
          association: 'nacka',
          owner: 'district',
          replyBy: '2026-08-08',
          by: 'candidate',
          answers,
        },
        'nacka',
        namesFrom({ solna: 'Solna' }),
      );
    expect(told(true)).toMatchObject({ action: 'decide', due: '2026-08-08', about: 'candidates/c1' });
    expect(told(false)).toMatchObject({
      action: 'do',
      text: {
        sv: 'Kandidaten har öppnat begäran om besök hos Solna av er kandidat igen. Säg det till kandidaten; Distriktskansliet tar emot svaret senast 2026-08-08.',
      },
    });
  });

  test('concerns the offices, whose it is, and whose candidate is asked', () => {
    const told = (unit: string, association?: string) =>
      concerns({
        type: 'VisitWithdrawn',
        subject: 'visits/x',
        visit: 'x',
        unit,
        candidate: 'c1',
        ...(association !== undefined && { association }),
        id: '1',
        at: stored.createdAt,
        actor: 'kim',
      });
    expect(told('solna')).toEqual([...offices, 'solna']);
    expect(told('solna', 'nacka')).toEqual([...offices, 'solna', 'nacka']);
    expect(told('district')).toEqual(offices);
  });
});
