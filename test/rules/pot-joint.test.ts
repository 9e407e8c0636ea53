import { describe, expect, test } from 'vitest';
import { concerns } from '../../functions/pot/events.ts';
import { consent, declineShare, wrongPartners } from '../../functions/pot/joint/rules.ts';
import { reopen } from '../../functions/pot/requests/reopening.ts';
import { edit } from '../../functions/pot/requests/rules.ts';
import { tend } from '../../functions/pot/requests/schedule.ts';
import { approve, oppose } from '../../functions/pot/requests/voting.ts';
import type { SpendingRequest } from '../../functions/pot/state.ts';
import { stored as places } from '../../functions/pot/store.ts';
import { isRefusal } from '../../shared/problems.ts';
import { type Expected, given } from '../support/given.ts';
import { after, head, now, recorded, request, reserved, stateOf, today } from '../support/pot-state.ts';

/** E11: several associations ask for money together, each consenting to its share. */
const nacka = { unit: 'nacka', amount: 100_000 };
const kista = { unit: 'kista', amount: 50_000 };
const said = { consentedAt: now };
const joint = (change: Partial<SpendingRequest> = {}) => request({ partners: [nacka, kista], ...change });
const agreed = (change: Partial<SpendingRequest> = {}) =>
  joint({
    partners: [
      { ...nacka, ...said },
      { ...kista, ...said },
    ],
    ...change,
  });
const replyBy = '2018-08-27';
const reason = 'Vi har inga pengar till det';

describe('who asks together', () => {
  const known = ['nacka', 'kista'];
  test.each([
    ['others, for less than the whole', [nacka, kista], undefined],
    ['nobody', undefined, undefined],
    ['the unit itself', [{ unit: 'solna', amount: 1 }], '/partners/0/unit twice'],
    ['one of them twice', [nacka, nacka], '/partners/1/unit twice'],
    ['an office, or nobody that there is', [nacka, { unit: 'district', amount: 1 }], '/partners/1/unit unknown'],
    ['for all of it', [{ unit: 'nacka', amount: 450_000 }], '/amount too-small'],
  ])('%s', (_what, partners, fault) => {
    const found = wrongPartners({ unit: 'solna', amount: 450_000, partners }, known);
    expect(found?.errors?.map(({ pointer, code }) => `${pointer} ${code}`)[0]).toBe(fault);
  });
});

describe('until all have consented', () => {
  test.each<[string, SpendingRequest, Expected<typeof approve>, Expected<typeof oppose>]>([
    ['nobody has', joint(), 'awaits-consent', 'awaits-consent'],
    ['one has', joint({ partners: [{ ...nacka, ...said }, kista] }), 'awaits-consent', 'awaits-consent'],
    ['all have', agreed(), ['SpendingReserved'], ['SpendingOpposed']],
    ['what is reserved awaits nobody', joint({ status: 'reserved' }), [], 'wrong-status'],
  ])('%s', (_what, is, approving, opposing) => {
    given(stateOf(is)).when(approve, head('district'), now).thenAsTold(approving);
    given(stateOf(is))
      .when(oppose, { ...head('district'), reason }, now)
      .thenAsTold(opposing);
  });

  test('the refusal names who is awaited', () => {
    const refusal = approve(stateOf(joint({ partners: [{ ...nacka, ...said }, kista] })), head('district'), now);
    expect(isRefusal(refusal) && refusal.detail?.sv).toMatch(/kista.* har inte godkänt/);
  });

  test('silence is told once to the owner, and again where then the heads are silent', () => {
    const late = '2018-08-26T10:00:00.000Z';
    const state = stateOf(joint());
    const { decision } = given(state).when(tend, late);
    expect(decision).toMatchObject([{ type: 'DecisionEscalated', awaited: ['nacka', 'kista'], owner: 'district' }]);
    const told = after(state, decision);
    given(told).when(tend, late).then([]);
    const one = after(told, consent(told, { unit: 'nacka', replyBy }));
    const all = after(one, consent(one, { unit: 'kista', replyBy }));
    expect(all.request).toMatchObject({ replyBy });
    expect(all.request).not.toHaveProperty('escalated');
    const [escalated] = tend(all, '2018-08-28T10:00:00.000Z') as readonly object[];
    expect(escalated).toMatchObject({ type: 'DecisionEscalated', replyBy });
    expect(escalated).not.toHaveProperty('awaited');
  });
});

describe('each consents to its share', () => {
  test.each<[string, SpendingRequest, string, Expected<typeof consent>]>([
    ['the first', joint(), 'nacka', ['SpendingConsented']],
    ['once', agreed(), 'nacka', []],
    ['again once it is decided is no more than before', agreed({ status: 'reserved' }), 'nacka', []],
    ['not once it has ended', joint({ status: 'withdrawn' }), 'nacka', 'wrong-status'],
  ])('%s', (_what, is, unit, expected) => {
    given({ request: is }).when(consent, { unit, replyBy }).thenAsTold(expected);
  });

  test('the last one starts the time of the heads', () => {
    const [first] = consent({ request: joint() }, { unit: 'nacka', replyBy }) as readonly object[];
    expect(first).toMatchObject({ awaited: ['kista'], replyBy: '2018-08-25' });
    const is = joint({ partners: [{ ...nacka, ...said }, kista] });
    expect(consent({ request: is }, { unit: 'kista', replyBy })).toMatchObject([{ awaited: [], replyBy }]);
  });
});

describe('one no ends it', () => {
  test.each<[string, SpendingRequest, Expected<typeof declineShare>]>([
    ['before a yes', joint(), ['SpendingDeclined']],
    ['after it', agreed(), ['SpendingDeclined']],
    ['not once it is decided', agreed({ status: 'reserved' }), 'wrong-status'],
    ['not once it has ended', joint({ status: 'withdrawn' }), 'wrong-status'],
    [
      'said twice, it is said',
      joint({ status: 'withdrawn', partners: [{ ...nacka, declinedAt: '2018-08-20T08:00:00.000Z' }, kista] }),
      [],
    ],
    [
      'another’s no is not one’s own',
      joint({ status: 'withdrawn', partners: [nacka, { ...kista, declinedAt: '2018-08-20T08:00:00.000Z' }] }),
      'wrong-status',
    ],
  ])('%s', (_what, is, expected) => {
    given({ request: is }).when(declineShare, { unit: 'nacka', reason }).thenAsTold(expected);
  });

  test('it is withdrawn, and who asked may ask anew: then all are asked again', () => {
    const state = stateOf(agreed());
    const { request: is } = after(state, declineShare(state, { unit: 'nacka', reason }));
    expect(is).toMatchObject({
      status: 'withdrawn',
      endedBy: 'solna',
      partners: [{ declinedAt: expect.any(String) }, {}],
    });
    const anew = { units: ['solna'], own: [], reason: 'Nu går det', today, replyBy };
    const ended = stateOf(is);
    expect(after(ended, reopen(ended, anew)).request).toMatchObject({ status: 'submitted', partners: [nacka, kista] });
    given(ended)
      .when(reopen, { ...anew, amount: 150_000 })
      .thenRefused('invalid-input', '/amount too-small');
  });

  test('all of them are told, and the offices', () => {
    const { decision } = given({ request: joint() }).when(declineShare, { unit: 'nacka', reason });
    const [told] = isRefusal(decision) ? [] : decision.map((event) => concerns(recorded(event)));
    expect(told?.toSorted()).toEqual(['city-hall', 'county-council', 'district', 'kista', 'nacka', 'solna'].toSorted());
  });
});

describe('an edit', () => {
  const how = { own: [], campaignEnd: '2018-09-30', replyBy };
  test.each<[string, object, Expected<typeof edit>]>([
    ['of a share', { partners: [{ unit: 'kista', amount: 60_000 }] }, ['SpendingEdited']],
    ['of nothing', { partners: [kista], amount: 450_000 }, []],
    ['of who asks', { partners: [{ unit: 'taby', amount: 1 }] }, 'invalid-input /partners/0/unit unknown'],
    ['of one twice', { partners: [kista, kista] }, 'invalid-input /partners/1/unit twice'],
    ['that leaves nothing to who asks', { amount: 150_000 }, 'invalid-input /amount too-small'],
  ])('%s', (_what, change, expected) => {
    given(stateOf(agreed()))
      .when(edit, { ...how, ...change })
      .thenAsTold(expected);
  });

  test('asks the partners anew, by a new day', () => {
    const state = stateOf(agreed({ escalated: true }));
    const { request: is } = after(state, edit(state, { ...how, amount: 460_000 }));
    expect(is).toMatchObject({ partners: [nacka, kista], replyBy, amount: 460_000 });
    expect(is.escalated).toBeUndefined();
  });

  test('of what one asks for alone names nobody', () => {
    given(stateOf(request()))
      .when(edit, { ...how, partners: [nacka] })
      .thenRefused('invalid-input', '/partners/0/unit unknown');
  });
});

test('D8: the whole of it lies in the window of each partner, as of the reservation', () => {
  const state = { ...stateOf(agreed()), shares: {} };
  const { shares = {}, request: is } = after(state, approve(state, head('district'), now));
  expect(is.status).toBe('reserved');
  expect(shares.nacka).toMatchObject({ request: is.id, amount: 450_000, freed: 0, heads: 1, reservedAt: now });
  const place = places('val').shares(shares.nacka as never);
  expect(place).toMatchObject({ sk: 'j#nacka#01J0000000000000000000000A#solna', l2: `w#publicity#nacka.${is.id}` });
  expect(reserved().partners).toBeUndefined();
});
