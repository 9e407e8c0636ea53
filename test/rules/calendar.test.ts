import { expect, test } from 'vitest';
import { addMonths, dayOf } from '../../shared/calendar.ts';
import { localOf } from '../../shared/local-time.ts';

/** Whether the rule that is written out for Stockholm's clocks is the one that Node knows. */

const asked = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
});
const years = Array.from({ length: 104 }, (_, i) => 1996 + i);
/** With the day before. */
const lastWeek = Array.from({ length: 8 }, (_, i) => 24 + i);

test('clocks change in the hour, and on the day, that Node says they do', () => {
  const days = years.flatMap((year) =>
    ['03', '10'].flatMap((month) => lastWeek.map((day) => `${year}-${month}-${day}`)),
  );
  const instants = days.flatMap((day) => [`${day}T00:59:59.999Z`, `${day}T01:00:00.000Z`]);
  const shown = instants.map((instant) => asked.format(Date.parse(instant)));
  expect(instants.map((instant) => localOf(instant).slice(0, 16).replace('T', ' '))).toEqual(shown);
  expect(instants.map(dayOf)).toEqual(shown.map((each) => each.slice(0, 10)));
});

test('it is winter at New Year, and summer at midsummer', () => {
  expect(years.map((year) => localOf(`${year}-12-31T23:00:00.000Z`).slice(5))).toEqual(years.map(() => '01-01T00:00'));
  expect(years.map((year) => localOf(`${year}-06-23T22:00:00.000Z`).slice(5))).toEqual(years.map(() => '06-24T00:00'));
});

test.each([
  ['2026-11-30', -18, '2025-05-30'],
  ['2026-08-31', -18, '2025-02-28'],
  ['2025-08-31', -18, '2024-02-29'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-10-31', 1, '2026-11-30'],
])('%s and %i months is %s', (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected);
});

test('what is no instant has no day', () => {
  expect(() => dayOf('soon')).toThrow(RangeError);
});
