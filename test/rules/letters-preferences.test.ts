import { describe, expect, test } from 'vitest';
import {
  blockAddress,
  confirmAddress,
  mostNamed,
  nameAddress,
  setPreferences,
  stopLetters,
} from '../../functions/letters/rules.ts';
import type { Mailbox } from '../../functions/letters/state.ts';
import { isRefusal } from '../../shared/problems.ts';

/** Rules of how somebody gets letters. */
const now = '2026-08-03T10:00:00.000Z';
const box = (change: Partial<Mailbox> = {}): Mailbox => ({
  version: 1,
  createdAt: now,
  updatedAt: now,
  id: 'kim',
  preferences: {},
  address: 'kim@example.org',
  ...change,
});
const member = { id: 'kim', memberships: [{ unit: 'solna', role: 'member' as const }] };
const head = { id: 'kim', memberships: [{ unit: 'district', role: 'head' as const }] };
/** The types of what happened, or the code it is refused with. */
const outcome = (decided: readonly { type: string }[] | { refused: string }) =>
  isRefusal(decided as never)
    ? (decided as { refused: string }).refused
    : (decided as { type: string }[]).map(({ type }) => type);
const is = { person: member, mailbox: box(), others: [] };

describe('preferences', () => {
  const set = (preferences: object, change: object = {}) =>
    outcome(setPreferences({ ...is, ...change, said: { preferences } }));

  test('are set, and what is so already is nothing new', () => {
    expect(set({ know: 'off' })).toEqual(['PreferencesSet']);
    expect(set({})).toEqual([]);
    expect(set({ units: ['kista'] })).toBe('invalid-input');
  });

  test('never silence what only this head can decide', () => {
    for (const preferences of [{ decide: 'off' }, { units: [] }]) {
      expect(set(preferences, { person: head })).toBe('somebody-must-know');
      expect(set(preferences, { person: head, others: ['city-hall'] })).toBe('somebody-must-know');
      expect(set(preferences, { person: head, others: ['district'] })).toEqual(['PreferencesSet']);
      expect(set(preferences)).toEqual(['PreferencesSet']);
    }
    expect(set({ decide: 'weekly' }, { person: head })).toEqual(['PreferencesSet']);
  });
});

describe('an address', () => {
  const name = (address: string, mailbox: Mailbox | undefined = box(), verified?: string) =>
    outcome(nameAddress({ person: member, mailbox, said: { address } }, { request: '1', verified, now }));

  test('is proposed, used at once where the sign-in has shown it, and nothing new where it is so', () => {
    expect(name('ny@example.org')).toEqual(['AddressProposed']);
    expect(name('Ny@example.org', box(), 'ny@example.org')).toEqual(['AddressConfirmed']);
    expect(name('KIM@example.org')).toEqual([]);
    // Whoever was blocked shows once more that it takes letters.
    expect(name('kim@example.org', box({ blocked: { because: 'bounce', at: now } }))).toEqual(['AddressProposed']);
    const often = (day: string) => box({ named: { day, count: mostNamed } });
    expect(name('ny@example.org', often('2026-08-03'))).toBe('too-soon');
    expect(name('ny@example.org', often('2026-08-02'))).toEqual(['AddressProposed']);
  });

  test('is confirmed by the link that is waited for, in time', () => {
    const pending = { id: '1', address: 'ny@example.org', until: '2026-08-05T10:00:00.000Z' };
    const confirm = (request: string, at = now, mailbox = box({ pending })) =>
      outcome(confirmAddress(mailbox, request, at));
    expect(confirm('1')).toEqual(['AddressConfirmed']);
    expect(confirm('2')).toBe('not-found');
    expect(confirm('1', pending.until)).toBe('not-found');
    expect(confirm('1', now, box())).toBe('not-found');
  });

  test('is blocked by what is said of it, and of no other, once', () => {
    const block = (address: string, mailbox = box()) =>
      outcome(blockAddress({ mailbox, person: member }, address, 'bounce'));
    expect(block('Kim@Example.org')).toEqual(['AddressBlocked']);
    expect(block('before@example.org')).toEqual([]);
    expect(block('kim@example.org', box({ blocked: { because: 'bounce', at: now } }))).toEqual([]);
  });
});

test('one click stops all, or leaves what only they can decide; a second one changes nothing', () => {
  expect(outcome(stopLetters(box(), false))).toEqual(['LettersStopped']);
  const stopped = { do: 'off', know: 'off', reminders: false, calendar: false } as const;
  expect(outcome(stopLetters(box({ preferences: { decide: 'off', ...stopped } }), false))).toEqual([]);
  expect(outcome(stopLetters(box({ preferences: { decide: 'daily', ...stopped } }), true))).toEqual([]);
});
