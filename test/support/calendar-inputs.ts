import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CalendarRead } from '../../functions/gatherings/import/entries.ts';

/** Calendars as other programs write them, with what each means (`test/data/calendars`). */
const folder = path.resolve(import.meta.dirname, '../data/calendars');
export const inputs = readdirSync(folder)
  .filter((name) => name.endsWith('.ics'))
  .map((name) => ({ name: name.slice(0, -'.ics'.length), bytes: readFileSync(path.join(folder, name)) }));
export const right = JSON.parse(readFileSync(path.join(folder, 'right.json'), 'utf8')) as Readonly<
  Record<string, readonly string[]>
>;
export const inputsPeriod = { start: '2026-09-01', end: '2026-12-31' };

/** What was read, as `right` says it. */
export const meaningOf = ({ entries, errors, left, calledOff }: CalendarRead): readonly string[] => [
  ...entries.map(({ said: { startsAt, endsAt, title } }) => [startsAt, endsAt, title].join(' ')),
  ...errors.map(({ at, pointer, code }) => `! ${at} ${pointer} ${code}`),
  ...left.map(({ at, code }) => `left ${at} ${code}`),
  ...calledOff.map(({ uid, occurrence, andLater }) =>
    ['off', uid, ...(occurrence ? [occurrence] : []), ...(andLater ? ['and later'] : [])].join(' '),
  ),
];
