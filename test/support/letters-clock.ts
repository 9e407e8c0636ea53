import fc from 'fast-check';

/** What Intl says that clocks show: the rules themselves do not ask it. */
const clocks = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
});
export const shown = (instant: string): string => clocks.format(new Date(instant)).slice(-5);

export const summerBegins = '2026-03-28T12:00:00.000Z';
export const summerEnds = '2026-10-24T12:00:00.000Z';
export const instant = fc
  .tuple(
    fc.constantFrom(summerBegins, summerEnds, '2026-08-01T00:00:00.000Z'),
    fc.integer({ min: 0, max: 60 * 60 * 24 * 9 }),
  )
  .map(([from, seconds]) => new Date(Date.parse(from) + seconds * 1000).toISOString());
export const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
export const quiet = fc.record({ from: clock, to: clock });
