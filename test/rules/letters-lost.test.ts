import { describe, expect, test } from 'vitest';
import { inboxesToLook, type Known, lostLetters } from '../../functions/letters/lost.ts';
import type { ToldNotice } from '../../functions/letters/offers.ts';
import type { Mailbox, Preferences, Progress } from '../../functions/letters/state.ts';

/** Which letters should be there and are not: never one that somebody rightly did not get. */
const stamps = { version: 1, createdAt: '', updatedAt: '' };
const before = '2026-08-01T00:00:00.000Z';
const at = '2026-08-03T10:00:00.000Z';
const after = '2026-08-03T10:30:00.000Z';
const now = '2026-08-03T11:00:00.000Z';
const told = (change: Partial<ToldNotice> = {}): ToldNotice => ({
  unit: 'solna',
  notice: '01J4Z6X9QAW7E6R5T4Y3V2B1N1',
  event: 'SpendingRequested',
  at,
  subject: 'pot/requests/solna.1',
  action: 'decide',
  ...change,
});
const box = (preferences: Preferences = {}, change: Partial<Mailbox> = {}): Mailbox => ({
  ...stamps,
  id: 'kim',
  preferences,
  address: 'kim@x.se',
  wantedSince: before,
  ...change,
});
const known = (wish: Mailbox = box(), progress: Partial<Progress> = {}, changedAt = before): Known => ({
  wishes: [wish],
  members: [{ id: 'kim', memberships: [{ unit: 'solna', role: 'member' }] }],
  progress: [{ ...stamps, id: 'kim', since: before, digested: before, owed: {}, ...progress }],
  changedAt: new Map([['kim', changedAt]]),
});
const letter = `m#kim#now#${told().notice}`;
const lost = (is = known(), notices = [told()], there: readonly string[] = []) =>
  lostLetters(notices, is, new Set(there), now).map(({ id }) => id);

describe('a letter', () => {
  test('that should be there, and is not, is lost', () => {
    expect(lost()).toEqual([letter]);
    expect(lost(known(), [told({ event: 'DecisionEscalated' })])).toEqual([
      `m#kim#escalate#pot/requests/solna.1#${told().notice}`,
    ]);
  });

  test('that is there is not, whatever became of it', () => {
    expect(lost(known(), [told()], [letter])).toEqual([]);
  });

  test('of whose reminders some are there lacks the others', () => {
    const due = '2026-08-13';
    const remind = (day: string) => `m#kim#remind#pot/requests/solna.1#${day}`;
    expect(lost(known(), [told({ due })], [letter, remind('2026-08-08')])).toEqual([remind('2026-08-12')]);
  });

  test('that is not wanted is none', () => {
    for (const preferences of [{ decide: 'off' }, { decide: 'daily' }, { units: ['kista'] }] as const)
      expect(lost(known(box(preferences)))).toEqual([]);
  });

  test('of what was told before somebody wanted it so, or had an address, or was there, is none', () => {
    expect(lost(known(box({}, { wantedSince: after })))).toEqual([]);
    // Stored before it was kept since when.
    expect(lost(known(box({}, { wantedSince: undefined, updatedAt: after })))).toEqual([]);
    expect(lost(known(box({}, { wantedSince: undefined, updatedAt: before })))).toEqual([letter]);
    expect(lost(known(box(), { since: after }))).toEqual([]);
    expect(lost(known(box(), {}, after))).toEqual([]);
    expect(lost({ ...known(), progress: [] })).toEqual([]);
  });

  test('of what a digest has told, or is to tell, is none', () => {
    expect(lost(known(box(), { covered: [told().notice] }))).toEqual([]);
    expect(lost(known(box(), { owed: { decide: [{ from: before, to: after }] } }))).toEqual([]);
  });
});

test('it is looked only where letters of their own come of something', () => {
  expect(inboxesToLook(known())).toEqual([
    ['solna', 'decide'],
    ['solna', 'do'],
  ]);
  expect(inboxesToLook(known(box({ do: 'off' })))).toEqual([['solna', 'decide']]);
  expect(inboxesToLook(known(box({ decide: 'daily', do: 'daily', reminders: false, know: 'now' })))).toEqual([
    ['solna', 'know'],
  ]);
  expect(inboxesToLook(known(box({ units: ['kista'] })))).toEqual([]);
});
