import { describe, expect, test } from 'vitest';
import { changeBooking } from '../../functions/assets/bookings/changing.ts';
import { book } from '../../functions/assets/bookings/rules.ts';
import { bookingWaits } from '../../functions/assets/waiting.ts';
import type { AssetsState } from '../../functions/assets/state.ts';
import { after, asset, august, choiceOf, context, crew, wish } from '../support/assets-state.ts';

/** D14: a cabin is open when somebody is there: hours that are nobody's wait for whoever has booked it. */
const cabin = asset('cabin-1', { openingHours: { from: '12:00', to: '18:00' } });
const waitsOf = ({ booking }: AssetsState) => {
  if (!booking) throw new Error('nothing is booked');
  return bookingWaits(booking).flatMap(({ kind, facts }) => (kind === 'crew' ? [facts?.minutes] : []));
};
const booked = (people: ReturnType<typeof crew>) => {
  const start = choiceOf([cabin]);
  return after(start, book(start, wish({ asset: 'cabin-1', ...august(12, 13), crew: people }), context));
};

describe('a booked cabin', () => {
  test('waits for the hours that are nobody’s', () => {
    expect(waitsOf(booked(crew(12, 13)))).toEqual([]);
    expect(waitsOf(booked(crew(12, 12)))).toEqual([360]);
  });
  test('and no more once there is a crew', () => {
    const { booking, ...rest } = booked(crew(12, 12));
    if (!booking) throw new Error('nothing is booked');
    const state = { ...rest, booking };
    const decision = changeBooking(state, { crew: crew(12, 13) }, { by: 'solna' }, context);
    expect(waitsOf(after(state, decision))).toEqual([]);
  });
});
