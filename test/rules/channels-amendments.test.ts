import { describe, expect, test } from 'vitest';
import { concerns } from '../../functions/channels/events.ts';
import {
  agree,
  amend,
  counter,
  reopen,
  returned,
  withdraw,
} from '../../functions/channels/publications/amendments/rules.ts';
import { accept, decline, escalate, measure } from '../../functions/channels/publications/rules.ts';
import type { Publication, PublicationStatus } from '../../functions/channels/state.ts';
import { byId } from '../../shared/texts.ts';
import type { Office } from '../../shared/units.ts';
import {
  after,
  channel,
  context,
  event,
  happened,
  now,
  publication,
  said,
  stateOf,
} from '../support/channels-state.ts';

/** What becomes of a publication between its proposal and its time. */
const [page, letter, theirs] = [
  channel(),
  channel({ id: 'letter', leadTimeDays: 5 }),
  channel({ id: 'x', owner: 'city-hall', leadTimeDays: 0 }),
];
const channels = byId([page, letter, theirs]);
const around = (...offices: Office[]) => ({ ...context, channels, offices });
const caseOf = (change: Partial<Publication> = {}, of = event()) => ({
  publication: publication(change),
  event: of,
  channel: page,
});
const stateWith = (change: Partial<Publication> = {}) => stateOf([page, letter, theirs], [publication(change)]);
const id = publication().id;
const recorded = { id: '01J4Z6X9Q8W7E6R5T4Y3V2B1N1', at: now, actor: 'kim' };

const countered = { counter: { channel: 'letter', at: '2026-08-20T09:00', by: 'district' } } as const;
type It = ReturnType<typeof caseOf>;
const deeds = {
  amend: (it: It) => amend(it, { text: 'Ny' }, around()),
  withdraw: (it: It) => withdraw(it, 'Fullbokat'),
  reopen: (it: It) => reopen(it, { reason: 'Inte fullt' }, context),
  counter: (it: It) => counter(it, { at: '2026-08-20T09:00', reason: 'Fullt då' }, around('district')),
  agree: (it: It) => agree(it, around()),
};

test('nothing is moved into a retired channel; what is planned in one may still change', () => {
  const gone = { ...letter, retired: now };
  const among = { ...around('district'), channels: byId([page, gone, theirs]) };
  const offer = { channel: 'letter', reason: 'Där' };
  expect(said(amend(caseOf(), { channel: 'letter' }, among))).toBe('invalid-input /channel retired');
  expect(said(counter(caseOf(), offer, among))).toBe('invalid-input /channel retired');
  const within = { ...caseOf({ channel: 'letter' }), channel: gone };
  expect(said(amend(within, { at: '2026-08-24T18:00' }, among))).toBe('PublicationChanged');
  expect(said(counter(within, { at: '2026-08-24T18:00', reason: 'Då' }, among))).toBe('PublicationCountered');
});

const no = 'wrong-status';
describe('what may be done with it', () => {
  test.each<[PublicationStatus, Record<keyof typeof deeds, string>]>([
    [
      'proposed',
      {
        amend: 'PublicationChanged',
        withdraw: 'PublicationWithdrawn',
        reopen: '',
        counter: 'PublicationCountered',
        agree: no,
      },
    ],
    [
      'accepted',
      {
        amend: 'PublicationChanged',
        withdraw: 'PublicationWithdrawn',
        reopen: no,
        counter: 'PublicationCountered',
        agree: '',
      },
    ],
    ['declined', { amend: no, withdraw: no, reopen: 'PublicationReopened', counter: no, agree: no }],
    ['withdrawn', { amend: no, withdraw: '', reopen: no, counter: no, agree: no }],
    ['posted', { amend: no, withdraw: no, reopen: no, counter: no, agree: no }],
  ])('%s', (status, expected) => {
    const outcomes = Object.entries(deeds).map(([name, deed]) => [name, said(deed(caseOf({ status })))]);
    expect(Object.fromEntries(outcomes)).toEqual(expected);
  });
  test('nothing once its event will not be', () => {
    const off = event({ status: 'declined' });
    for (const deed of Object.values(deeds))
      for (const status of ['proposed', 'accepted'] as const)
        expect(['', no]).toContain(said(deed(caseOf({ status, ...countered }, off))));
    expect(said(reopen(caseOf({ status: 'declined' }, off), { reason: 'x' }, context))).toBe(no);
  });
});

describe('a change', () => {
  const is = { status: 'accepted', text: 'Kom', escalated: true } as const;
  test('is to be accepted anew by the owner of the channel, unless that is who makes it', () => {
    const change = { at: '2026-08-22T18:00', text: null };
    const state = after(stateWith(is), amend(caseOf(is), change, around('city-hall')));
    expect(state.publications[id]).toMatchObject({ status: 'proposed', at: change.at, replyBy: '2026-08-08' });
    expect([state.publications[id]?.text, state.publications[id]?.escalated]).toEqual([undefined, undefined]);
    expect(after(stateWith(is), amend(caseOf(is), change, around('district'))).publications[id]).toMatchObject({
      status: 'accepted',
    });
  });
  test('to another channel is told to both, and answered in that channel’s time', () => {
    const [moved] = happened(amend(caseOf(is), { channel: 'x' }, around('district')));
    expect(moved).toMatchObject({ channel: 'x', owner: 'city-hall', left: 'district', accepted: false });
    expect(concerns({ ...(moved as NonNullable<typeof moved>), ...recorded })).toEqual([
      'city-hall',
      'district',
      'solna',
    ]);
  });
  test.each([
    [{ text: 'Kom' }, ''],
    [{ at: '2026-08-26T17:01' }, 'invalid-input /at order'],
    [{ at: '2026-08-02T09:00' }, 'invalid-input /at past'],
    [{ channel: 'none' }, 'invalid-input /channel unknown'],
    [{ language: 'ar' }, 'PublicationChanged'],
  ])('%o: %s', (change, expected) => {
    expect(said(amend(caseOf(is), change, around()))).toBe(expected);
  });
});

describe('what the owner would rather have', () => {
  const wish = { channel: 'letter', at: '2026-08-20T09:00', reason: 'Fullt då' };
  const state = after(
    stateWith({ status: 'accepted' }),
    counter(caseOf({ status: 'accepted' }), wish, around('district')),
  );
  const one = state.publications[id] as Publication;
  const it = { ...caseOf(), publication: one };

  test('is proposed, and to be answered in time by whoever proposed it', () => {
    expect(one).toMatchObject({ status: 'proposed', ...countered, replyBy: '2026-08-08', reason: 'Fullt då' });
    expect(said(counter(it, wish, around('district')))).toBe('');
    expect(said(escalate(it, '2026-08-09'))).toBe('PublicationEscalated');
  });
  test.each([
    [{}, 'invalid-input  nothing'],
    [{ channel: 'none' }, 'invalid-input /channel unknown'],
    [{ at: '2026-08-26T17:01' }, 'invalid-input /at order'],
  ])('%o: %s', (change, expected) => {
    expect(said(counter(caseOf(), { ...change, reason: 'Fullt' }, around('district')))).toBe(expected);
  });
  test('once accepted holds', () => {
    const agreed = after(state, agree(it, around())).publications[id];
    expect(agreed).toMatchObject({ status: 'accepted', channel: 'letter', at: wish.at });
    expect(agreed?.counter).toBe(undefined);
  });
  test('in another office’s channel that one is to answer', () => {
    const elsewhere = caseOf({ counter: { channel: 'x', at: wish.at, by: 'district' } });
    expect(happened(agree(elsewhere, around()))).toMatchObject([
      { accepted: false, owner: 'city-hall', left: 'district' },
    ]);
  });
  test('is no more when its time has passed, or the event has moved before it', () => {
    expect(said(agree(it, { ...around(), now: '2026-08-20T10:00:00.000Z' }))).toBe('wrong-status');
    const sooner = event({ startsAt: '2026-08-19T14:00', endsAt: '2026-08-19T17:00' });
    expect(said(agree({ ...it, event: sooner }, around()))).toBe('wrong-status');
  });
  test('is overtaken by what the owner answers, or by who says again what stands', () => {
    for (const decision of [accept(it), decline(it, 'Nej'), amend(it, { at: one.at }, around()), withdraw(it, 'x')])
      expect(after(state, decision).publications[id]?.counter).toBe(undefined);
  });
});

describe('D15: when its event moves', () => {
  const before = event();
  const move = (change: Parameters<typeof event>[0], ...all: Publication[]) =>
    returned(all, channels, { before, after: event(change) }, context);
  const later = { startsAt: '2026-08-27T14:00', endsAt: '2026-08-27T17:00' };

  test('what was accepted is to be accepted anew, and says why', () => {
    const decision = move(later, publication({ status: 'accepted' }));
    expect(after(stateWith({ status: 'accepted' }), decision).publications[id]).toMatchObject({
      status: 'proposed',
      replyBy: '2026-08-08',
      reason: 'Evenemanget har flyttats.',
    });
  });
  test.each<[string, Partial<Publication>, object, string]>([
    ['proposed', { status: 'proposed' }, later, ''],
    ['posted', { status: 'posted' }, later, ''],
    ['of an event that will not be', { status: 'accepted' }, { ...later, status: 'cancelled' }, ''],
    ['of one that ends later', { status: 'accepted' }, { endsAt: '2026-08-26T18:00' }, ''],
    [
      'of one that ends sooner',
      { status: 'accepted', at: '2026-08-26T16:00' },
      { endsAt: '2026-08-26T15:00' },
      'PublicationReturned',
    ],
    ['of one that begins sooner', { status: 'accepted' }, { startsAt: '2026-08-26T13:00' }, 'PublicationReturned'],
  ])('%s', (_what, is, change, expected) => {
    expect(said(move(change, publication(is)))).toBe(expected);
  });
  test('nothing is accepted that comes out when the event is over', () => {
    const sooner = event({ startsAt: '2026-08-22T14:00', endsAt: '2026-08-22T17:00' });
    expect(said(accept(caseOf({}, sooner)))).toBe('wrong-status');
  });
  test('of more than a transaction holds some are withdrawn first', () => {
    const many = Array.from({ length: 41 }, (_, i) => publication({ status: 'accepted', id: String(i) }));
    expect(said(move(later, ...many))).toBe('too-large');
    expect(said(move(later, ...many.slice(1)))).toContain('PublicationReturned');
  });
});

test('what is measured of a posted one stays with the channel that it was posted in', () => {
  expect(said(measure(caseOf({ status: 'posted' }), { reach: 5 }))).toBe('PublicationMeasured');
  expect(said(amend(caseOf({ status: 'posted' }), { channel: 'x' }, around('district')))).toBe('wrong-status');
});
