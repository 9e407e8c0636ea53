import { describe, expect, test } from 'vitest';
import { lettersFor } from '../../functions/letters/fan-out.ts';
import type { ToldNotice } from '../../functions/letters/offers.ts';
import type { Mailbox } from '../../functions/letters/state.ts';
import type { Preferences } from '../../functions/letters/timing/preferences.ts';
import { stored } from '../support/events-state.ts';

/** Which invitations for calendars follow from what a unit was told. */
const told: ToldNotice = {
  unit: 'solna',
  notice: '01J4Z6X9Q8W7E6R5T4Y3V2B1N0',
  event: 'AssetBooked',
  at: '2026-08-03T10:00:00.000Z',
  subject: 'assets/bookings/solna.1',
  action: 'know',
  occasions: ['solna.1'],
};
const facts = (preferences: Preferences = {}) => {
  const box: Mailbox = { ...stored, id: 'kim', preferences, address: 'kim@example.org' };
  const member = { ...stored, id: 'kim', memberships: [{ unit: 'solna', role: 'member' as const }] };
  return { wishes: [box], members: [member as never], progress: [] };
};
const invitations = (notices: readonly ToldNotice[], preferences?: Preferences, now = told.at) =>
  lettersFor(notices, facts(preferences), now).filter(({ kind }) => kind === 'calendar');

describe('an invitation for calendars', () => {
  test('goes at once to whoever is in the unit, whatever else they want to be told', () => {
    for (const preferences of [{}, { know: 'off' }, { know: 'weekly' }] as const)
      expect(invitations([told], preferences)).toMatchObject([
        { to: 'kim', due: told.at, subject: 'assets/solna.1', notice: told.notice, unit: 'solna' },
      ]);
  });

  test('waits for the end of quiet hours', () => {
    const night = '2026-08-03T21:00:00.000Z';
    expect(invitations([told], {}, night)).toMatchObject([{ due: '2026-08-04T05:00:00.000Z' }]);
    expect(invitations([told], { quiet: null }, night)).toMatchObject([{ due: night }]);
  });

  test('is one for each thing and event, however often it is told', () => {
    expect(invitations([told, told])).toHaveLength(1);
    expect(invitations([told, { ...told, notice: '01J4Z6X9Q8W7E6R5T4Y3V2B1N1' }])).toHaveLength(2);
    expect(invitations([{ ...told, occasions: ['a', 'b'] }])).toHaveLength(2);
  });

  test('is none for whoever wants none, is in another unit, or of what has no time', () => {
    expect(invitations([told], { calendar: false })).toEqual([]);
    expect(invitations([{ ...told, unit: 'taby' }])).toEqual([]);
    const { occasions: _, ...plain } = told;
    expect(invitations([plain])).toEqual([]);
  });
});
