import { describe, expect, test } from 'vitest';
import type { LetterInBrief } from '../../functions/letters/offers.ts';
import { mailStates, whys } from '../../functions/letters/state.ts';
import {
  arrivalOf,
  deliveriesOf,
  digestsOf,
  type Happened,
  lettersFor,
  sendingOf,
  sharedIn,
} from '../../functions/notifications/deliveries/rules.ts';
import type { Notice } from '../../functions/notifications/store.ts';

const at = '2026-08-03T08:00:00.000Z';
const now = '2026-08-03T09:00:00.000Z';
const happened: Happened = {
  id: '01J4Z6X9QAW7E6R5T4Y3V2B1N1',
  at,
  type: 'SpendingRequested',
  subject: 'pot/requests/solna.1',
  concerns: ['solna', 'city-hall', 'district', 'arsta', 'solna'],
};
const letter = (change: Partial<LetterInBrief> = {}): LetterInBrief => ({
  id: 'm#p1#now#1',
  to: 'p1',
  kind: 'now',
  state: 'sent',
  due: at,
  unit: 'district',
  updatedAt: '2026-08-03T08:00:05.000Z',
  ...change,
});
const called = {
  unit: (unit: string) => ({ solna: 'Solna', arsta: 'Årsta' })[unit] ?? unit,
  person: (person: string) => ({ p1: 'Kim Ek', p2: 'Bo Ask' })[person],
};
const told = { happened, notices: new Map(), letters: [], isQuiet: false };

describe('a notice', () => {
  test('that is not there is on its way for three days, and then it is lost', () => {
    expect(arrivalOf(happened, undefined, now)).toEqual({ state: 'queued', at });
    expect(arrivalOf(happened, undefined, '2026-08-06T07:59:59.999Z').state).toBe('queued');
    expect(arrivalOf(happened, undefined, '2026-08-06T08:00:00.000Z')).toEqual({
      state: 'failed',
      at,
      why: 'not-told',
    });
  });

  test('says when it came, and when it was first read; of old ones when it happened', () => {
    const toldAt = '2026-08-03T08:00:02.000Z';
    const readAt = '2026-08-03T08:30:00.000Z';
    expect(arrivalOf(happened, { toldAt }, now)).toEqual({ state: 'sent', at: toldAt });
    expect(arrivalOf(happened, {}, now)).toEqual({ state: 'sent', at });
    expect(arrivalOf(happened, { toldAt, readAt, readBy: new Set(['p1']) }, now)).toEqual({
      state: 'read',
      at: readAt,
    });
    // Whoever read it is forgotten.
    expect(arrivalOf(happened, { toldAt, readAt }, now).state).toBe('sent');
  });
});

test('what is pushed is a way of its own, to each device', () => {
  const pushed = (n: number) => letter({ id: `m#p1#push#1#d${n}`, kind: 'push' });
  const all = deliveriesOf({ ...told, letters: [pushed(1), letter(), pushed(2)] }, called, now);
  const theirs = all.filter(({ unit, way }) => unit?.id === 'district' && way !== 'inbox');
  expect(theirs.map(({ way, kind, state }) => [way, kind, state])).toEqual([
    ['letter', 'now', 'sent'],
    ['push', undefined, 'sent'],
    ['push', undefined, 'sent'],
  ]);
});

describe('a letter', () => {
  test('waits, was sent, failed, or was dropped', () => {
    const due = '2026-08-03T18:00:00.000Z';
    const by = letter().updatedAt;
    expect(sendingOf(letter({ state: 'due', due }))).toEqual({ state: 'queued', at: by, due });
    expect(sendingOf(letter({ state: 'due' }))).toEqual({ state: 'queued', at: by });
    expect(sendingOf(letter({ state: 'sending' })).state).toBe('queued');
    expect(sendingOf(letter())).toEqual({ state: 'sent', at: by });
    expect(sendingOf(letter({ state: 'failed', trouble: 'MessageRejected' }))).toEqual({
      state: 'failed',
      at: by,
      why: 'MessageRejected',
    });
  });

  test('tells nobody what its reader wants, has read, or belongs to', () => {
    const shown = whys.map((why) => [why, sendingOf(letter({ state: 'dropped', why }))] as const);
    const failed = shown.filter(([, { state }]) => state === 'failed');
    expect(failed.map(([why, { why: told }]) => [why, told])).toEqual([
      ['no-address', 'no-address'],
      ['blocked', 'blocked'],
      ['not-set-up', 'not-set-up'],
    ]);
    const silent = shown.filter(([, { state }]) => state === 'dropped');
    expect(silent.map(([, outcome]) => Object.keys(outcome))).toEqual(silent.map(() => ['state', 'at']));
    for (const state of mailStates) expect(sendingOf(letter({ state })).state).not.toBe('read');
  });
});

describe('what an event has reached', () => {
  const short = (change: Partial<Parameters<typeof deliveriesOf>[0]>) =>
    deliveriesOf({ ...told, ...change }, called, now).map(({ way, unit, person, addressee, kind, state }) =>
      [way, unit?.name ?? addressee, person?.name, kind, state].filter(Boolean).join(' '),
    );

  test('is each unit once, offices first, with their people', () => {
    const letters = [letter(), letter({ to: 'p2', state: 'due' })];
    expect(short({ letters })).toEqual([
      'inbox district queued',
      'letter district Bo Ask now queued',
      'letter district Kim Ek now sent',
      'inbox city-hall queued',
      'inbox Solna queued',
      'inbox Årsta queued',
    ]);
  });

  test('is nobody where an import is told as a whole', () => {
    expect(short({ isQuiet: true })).toEqual([]);
  });

  test('names whoever is there, says what somebody without an account is, and nothing of what concerns an address', () => {
    const letters = [
      letter({ to: 'forgotten' }),
      letter({ to: 'candidate/01J4Z6X9Q8W7E6R5T4Y3V2B1N0', kind: 'visit', unit: undefined }),
      letter({ to: 'address/p1/01J4Z6X9Q8W7E6R5T4Y3V2B1N0', kind: 'confirmation', unit: undefined }),
      letter({ to: 'person/p1', kind: 'address-changed', unit: undefined }),
    ];
    expect(short({ letters, isQuiet: true })).toEqual(['letter district now sent', 'letter candidate visit sent']);
  });
});

describe('what is told in the notice of many', () => {
  const [event, shared] = ['01J4Z6X9QAW7E6R5T4Y3V2B1N1', '01J4Z6X9QAW7E6R5T4Y3V2B1N0'];
  const is: Happened = { ...happened, concerns: ['district', 'solna'], among: { district: { id: shared } } };

  test('reached those who have that notice, and says which it is', () => {
    const notices = new Map([['district', { toldAt: now }]]);
    const all = deliveriesOf({ ...told, happened: is, notices }, called, now);
    expect(all.map(({ unit, state, notice }) => [unit?.id, state, notice])).toEqual([
      ['district', 'sent', shared],
      ['solna', 'queued', undefined],
    ]);
  });

  test('went out by the letters of either, each to those who have it there', () => {
    const found = new Map([
      [event, [letter({ id: 'own', unit: 'solna' }), letter({ id: 'wrong', unit: 'district' })]],
      [shared, [letter({ id: 'shared' }), letter({ id: 'others', unit: 'solna' })]],
    ]);
    expect(lettersFor(is, found).map(({ id }) => id)).toEqual(['own', 'shared']);
  });

  test('and by the last digest of each that told it, under the id that its unit has it by', () => {
    const { unit: _, ...digest } = letter({ kind: 'digest' });
    const digests = [
      { ...digest, id: 'first', tells: [`district ${shared}`] },
      { ...digest, id: 'again', tells: [`district ${shared}`, 'district 1'] },
      { ...digest, id: 'other', to: 'p2', tells: [`district ${event}`] },
      { ...digest, id: 'none', to: 'p3' },
      { ...digest, id: 'own', to: 'p4', tells: [`solna ${event}`] },
    ];
    const all = digestsOf(is, ['district', 'solna'], digests);
    expect(all.map(({ id, unit }) => [id, unit])).toEqual([
      ['again', 'district'],
      ['own', 'solna'],
    ]);
  });

  test('stands as an entry of its own, for those who have it; a notice of one event does not', () => {
    const notice = { id: shared, at, event: 'SpendingRequested', subject: 'pot/requests', count: 30 } as Notice;
    const notices = new Map([['district', notice]]);
    expect(sharedIn(notices)).toEqual([
      { id: shared, at, type: 'SpendingRequested', subject: 'pot/requests', count: 30, concerns: ['district'] },
    ]);
    const { count: __, ...one } = notice;
    expect(sharedIn(new Map([['district', one as Notice]]))).toEqual([]);
  });
});
