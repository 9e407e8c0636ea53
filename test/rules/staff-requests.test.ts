import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { staffRequestBody } from '../../functions/staff/requests/contract.ts';
import {
  decline,
  escalate,
  partsAsked,
  requestStaff,
  type Wish,
  withdraw,
} from '../../functions/staff/requests/rules.ts';
import type { StaffRequest } from '../../functions/staff/state.ts';
import { statusOf } from '../../functions/staff/status.ts';
import { checkBody } from '../../shared/edge/input.ts';
import { isRefusal } from '../../shared/problems.ts';
import { offices } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  allocation,
  allocationIdOf,
  campaign,
  context,
  onRequest,
  pool,
  position,
  request,
  requestIdOf,
  stateOf,
  weeks,
  type World,
} from '../support/staff-cases.ts';

const part = (unit: string, extent = 50) => ({ unit, extent, request: requestIdOf(unit) });
const wish = (change: Partial<Wish> = {}): Wish => ({
  parts: [part('solna')],
  ...weeks,
  tasks: ['cabin'],
  priority: 'normal',
  ...change,
});
const half = (unit: string) => ({ unit, extent: 50 });
const nothing = stateOf([]);
const ask = (state: World, change: Partial<Wish> = {}, at = context) => requestStaff(state, wish(change), campaign, at);
const asked = (change: Partial<Wish> = {}, at = context): StaffRequest =>
  after(nothing, ask(nothing, change, at)).requests[requestIdOf('solna')] as StaffRequest;

describe('what is asked for', () => {
  test.each<[string, object, readonly string[]]>([
    ['nothing is said of whose it is', { extent: 50 }, ['/unit needed']],
    ['one unit and several', { unit: 'solna', units: [half('a'), half('b')], extent: 100 }, ['/units twice']],
    ['no extent', { unit: 'solna' }, ['/extent needed']],
    ['0 %', { unit: 'solna', extent: 0 }, ['/extent too-small']],
    ['101 %', { unit: 'solna', extent: 101 }, ['/extent too-big']],
    ['49.5 %', { unit: 'solna', extent: 49.5 }, ['/extent invalid-type']],
    ['the parts make something else', { units: [half('a'), half('b')], extent: 99 }, ['/extent sum']],
    ['one part is no joint request', { units: [half('a')] }, ['/units too-small']],
    ['it ends before it begins', { unit: 'solna', extent: 50, to: '2018-08-19' }, ['/to order']],
    ['a task twice', { unit: 'solna', extent: 50, tasks: ['cabin', 'cabin'] }, ['/tasks twice']],
    ['no task', { unit: 'solna', extent: 50, tasks: [] }, ['/tasks too-small']],
    ['a language that is none', { unit: 'solna', extent: 50, languages: ['swedish!'] }, ['/languages/0 language']],
    ['a language not as it is written', { unit: 'solna', extent: 50, languages: ['SV'] }, ['/languages/0 language']],
    ['all of it', { unit: 'solna', extent: 50, languages: ['sv', 'ar', 'zh-Hant'] }, []],
    ['several', { units: [half('a'), half('b')], extent: 100 }, []],
    ['several, the sum left out', { units: [half('a'), half('b')] }, []],
  ])('%s', (_what, body, expected) => {
    const checked = checkBody(staffRequestBody, { ...weeks, tasks: ['cabin'], ...body });
    const errors = isRefusal(checked) ? (checked.errors ?? []) : [];
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(expected);
  });

  test.each<[string, Partial<Wish>, Expected<typeof ask>]>([
    ['by an association', {}, ['StaffRequested']],
    ['by an office for itself', { parts: [part('district')] }, ['StaffRequested']],
    ['by a unit that is not there', { parts: [part('farsta')] }, 'invalid-input /unit'],
    ['by neighbours together', { parts: [part('kista'), part('sundbyberg')] }, ['StaffRequested', 'StaffRequested']],
    ['by some that are no neighbours', { parts: [part('kista'), part('solna')] }, 'invalid-input /units/1/unit'],
    ['by one without neighbours', { parts: [part('nykvarn'), part('kista')] }, 'invalid-input /units/0/unit'],
    ['by an office among associations', { parts: [part('kista'), part('district')] }, 'invalid-input /units/1/unit'],
    ['twice by one', { parts: [part('kista'), part('kista')] }, 'invalid-input /units/1/unit'],
    ['from before the campaign', { from: '2018-04-23' }, 'invalid-input /from'],
    ['to after the campaign', { to: '2018-10-01' }, 'invalid-input /to'],
    ['of days that are past', { from: '2018-07-01', to: '2018-07-31' }, 'invalid-input /from past'],
    ['of days of which the last is today', { from: '2018-07-01', to: '2018-08-01' }, 'invalid-input /from past'],
    ['of today', { from: '2018-08-01', to: '2018-08-01' }, ['StaffRequested']],
  ])('%s', (_what, change, expected) => {
    given(nothing).when(ask, change).thenAsTold(expected);
  });

  test('of several together each part is a request of its own, which knows of the others', () => {
    const parts = [part('kista', 35), part('sundbyberg', 30)];
    const { requests, head } = after(nothing, ask(nothing, { parts }));
    expect(Object.values(requests).map(({ unit, extent, joint }) => ({ unit, extent, joint }))).toEqual([
      { unit: 'kista', extent: 35, joint: parts },
      { unit: 'sundbyberg', extent: 30, joint: parts },
    ]);
    expect(head.filed).toBe(1);
  });

  test('the parts of a body: one, or several', () => {
    expect(partsAsked({ unit: 'solna', extent: 50 }, requestIdOf)).toEqual([part('solna')]);
    expect(partsAsked({ units: [half('a'), half('b')] }, requestIdOf)).toEqual([part('a'), part('b')]);
  });
});

describe('D6: every request has an owner and a day of reply', () => {
  test('the day of reply is a setting away', () => {
    expect(asked().replyBy).toBe('2018-08-08');
    expect(asked({}, { ...context, replyByDays: 3 }).replyBy).toBe('2018-08-04');
  });

  test('however many ask, no office owns two requests more than another', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 30 }), (sizes) => {
        let state = nothing;
        const owned = new Map<string, number>();
        for (const size of sizes) {
          const parts = ['kista', 'sundbyberg', 'spanga-tensta'].slice(0, size).map((unit) => part(unit));
          const decision = ask(state, { parts });
          state = after(state, decision);
          // Those who ask together are answered by one office.
          expect(new Set((decision as readonly { owner?: string }[]).map(({ owner }) => owner)).size).toBe(1);
          const owner = state.requests[requestIdOf('kista')]?.owner as string;
          owned.set(owner, (owned.get(owner) ?? 0) + 1);
        }
        const counts = offices.map((office) => owned.get(office) ?? 0);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });

  test.each<[string, World, string, Expected<typeof escalate>]>([
    ['past its day', stateOf([], [request()]), '2018-08-09', ['StaffRequestEscalated']],
    ['on its day', stateOf([], [request()]), '2018-08-08', []],
    ['escalated before', stateOf([], [request({ escalated: true })]), '2018-08-09', []],
    ['allocated', stateOf([position({ allocations: [allocation()] })], [request()]), '2018-08-09', []],
    ['declined', stateOf([], [request({ outcome: 'declined' })]), '2018-08-09', []],
  ])('escalated is what has no answer: %s', (_what, state, today, expected) => {
    const { decision, thenAsTold } = given(onRequest(state)).when(escalate, today);
    thenAsTold(expected);
    if (Array.isArray(decision) && decision.length > 0)
      expect(after(state, decision).requests[requestIdOf('solna')]?.escalated).toBe(true);
  });
});

describe('D5: a start sooner than the agreed notice is accepted and marked', () => {
  test.each([
    ['2018-08-14', true],
    ['2018-08-15', false],
    ['2018-08-01', true],
  ])('from %s: short notice is %s', (from, shortNotice) => {
    expect(asked({ from })).toMatchObject({ shortNotice, earliestStart: '2018-08-15' });
  });

  test('the notice is a setting', () => {
    const at = { ...context, noticeDays: 20 };
    expect(asked({ from: '2018-08-20' }, at)).toMatchObject({ shortNotice: true, earliestStart: '2018-08-21' });
  });
});

describe('the status of a request follows from its allocations', () => {
  const at = (hour: number) => `2018-08-01T${String(hour).padStart(2, '0')}:00:00.000Z`;
  const one = allocation({ allocatedAt: at(8) });
  const confirmed = { ...one, id: allocationIdOf('B'), status: 'confirmed' as const };
  test.each<[string, Partial<StaffRequest>, readonly (typeof one)[], string]>([
    ['none', {}, [], 'submitted'],
    ['one', {}, [one], 'allocated'],
    ['one confirmed of two', {}, [one, confirmed], 'allocated'],
    ['all confirmed', {}, [confirmed], 'confirmed'],
    ['another one’s', {}, [{ ...one, request: requestIdOf('kista') }], 'submitted'],
    ['one, and it was opened again since', { reopenedAt: at(9) }, [one], 'submitted'],
    ['one since it was opened again', { reopenedAt: at(7) }, [one], 'allocated'],
    ['one in the same moment', { reopenedAt: at(8) }, [one], 'allocated'],
    ['declined', { outcome: 'declined' }, [], 'declined'],
    ['withdrawn', { outcome: 'withdrawn' }, [], 'withdrawn'],
  ])('%s', (_what, change, allocations, expected) => {
    expect(statusOf(request(change), [position({ allocations })])).toBe(expected);
  });
});

describe('declining and withdrawing', () => {
  const allocated = stateOf([position({ allocations: [allocation()] })], [request()]);
  const id = requestIdOf('solna');
  test.each<[string, World, Expected<typeof decline>]>([
    ['what has no answer', stateOf([], [request()]), ['StaffRequestDeclined']],
    ['what is declined', stateOf([], [request({ outcome: 'declined' })]), []],
    ['what is withdrawn', stateOf([], [request({ outcome: 'withdrawn' })]), 'wrong-status'],
    ['what is allocated', allocated, 'wrong-status'],
    [
      'what awaits a new answer for a part and has the other',
      stateOf([position({ allocations: [allocation()] })], [request({ reopenedAt: '2018-07-30T10:00:00.000Z' })]),
      'wrong-status',
    ],
  ])('declining %s', (_what, state, expected) => {
    const { decision, thenAsTold } = given(onRequest(state)).when(decline, 'Ingen ledig');
    thenAsTold(expected);
    if (Array.isArray(decision) && decision.length > 0)
      expect(after(state, decision).requests[id]).toMatchObject({ outcome: 'declined', reason: 'Ingen ledig' });
  });

  test.each<[string, World, Expected<typeof withdraw>]>([
    ['what has no answer', stateOf([], [request()]), ['StaffRequestWithdrawn']],
    ['what is allocated', allocated, ['StaffRequestWithdrawn']],
    ['what is withdrawn', stateOf([], [request({ outcome: 'withdrawn' })]), []],
    ['what is declined', stateOf([], [request({ outcome: 'declined' })]), 'wrong-status'],
  ])('withdrawing %s', (_what, state, expected) => {
    given(onRequest(state)).when(withdraw, context).thenAsTold(expected);
  });

  test('what a withdrawn request had is free again, and remembered', () => {
    const { positions, requests } = after(allocated, withdraw(onRequest(allocated), context));
    expect(requests[id]?.outcome).toBe('withdrawn');
    expect(positions.organiser?.allocations).toEqual([]);
    expect(positions.organiser?.ended).toMatchObject([{ id: allocationIdOf(), status: 'cancelled' }]);
  });

  test('D3: it may not leave a neighbour of the pool under 50 %, who is named', () => {
    given(onRequest(pool(), requestIdOf('kista')))
      .when(withdraw, context)
      .thenRefused('share-too-small', { units: ['sundbyberg'], position: 'organiser', suggestions: [] });
  });
});
