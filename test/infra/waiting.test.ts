import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { capabilities } from '../../functions/capabilities.ts';
import { isEscalation } from '../../functions/letters/fan-out.ts';
import { escalation } from '../../functions/letters/timing/escalating.ts';
import { remindersOf } from '../../functions/letters/timing/moments.ts';
import { tellsOverdue } from '../../shared/overdue.ts';

/** D6: the table of what waits names every event that sets a day to answer by, and what tells of it once that is past. */
const tables = readFileSync(new URL('../../docs/WAITING.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (what waits|who \||---)/.test(line))
  .map((line) => line.split('|').slice(1, -1));
const rows = tables.filter((cells) => cells.length > 2);
const steps = tables.filter((cells) => cells.length === 2).map(([, when = '']) => when.trim());
const named = (cell: number): readonly string[] =>
  rows.flatMap((cells) => [...(cells[cell] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name));

type Known = { readonly type: string; readonly fields: readonly string[] };
/** Fields at any depth: an allocation's day is in a list. */
const fieldsOf = (schema: unknown, depth = 0): readonly string[] => {
  const { def } = schema as {
    readonly def?: { readonly shape?: object; readonly element?: unknown; readonly innerType?: unknown };
  };
  if (!def || depth > 6) return [];
  const shape = Object.entries(def.shape ?? {});
  return [
    ...shape.map(([name]) => name),
    ...[...shape.map(([, each]) => each), def.element, def.innerType].flatMap((each) =>
      each === undefined ? [] : fieldsOf(each, depth + 1),
    ),
  ];
};
const events: readonly Known[] = capabilities
  .flatMap(({ events: all = {} }) => Object.values(all))
  .flatMap((all) => [...all.known()])
  .map(([type, { schema }]) => ({ type, fields: fieldsOf(schema()) }));
const tells = tellsOverdue;

test('each event that sets a day begins a row, and no other', () => {
  const days = ['replyBy', 'due', 'deliveredBy'];
  const set = events.filter(({ type, fields }) => !tells(type) && fields.some((name) => days.includes(name)));
  const missing = set.map(({ type }) => type).filter((type) => !named(4).includes(type));
  // What says by which day copies come that somebody was promised: the run is what waits.
  expect(missing).toEqual(['CopiesPromised']);
});

test('each event that tells of a day that is past has a row', () => {
  const telling = [...new Set(events.map(({ type }) => type).filter(tells))];
  expect(telling.filter((type) => !named(5).includes(type))).toEqual([]);
  expect(telling.length).toBeGreaterThan(18);
});

test('the table names events that there are, and each row who tells', () => {
  const known = new Set(events.map(({ type }) => type));
  expect([...named(4), ...named(5)].filter((type) => !known.has(type))).toEqual([]);
  expect(rows.filter((cells) => cells.length !== 6 || named(5).length === 0)).toEqual([]);
  for (const cells of rows) expect(cells[5]).toMatch(/`\w+`/);
});

test('the order of letters is told with the times that there are', () => {
  const { clock, firstAfterDays, othersAfterDays } = escalation;
  const [, reminded, first, others, ...none] = steps;
  expect(none).toEqual([]);
  expect(first).toBe(`${firstAfterDays} day after its day, at ${clock}`);
  expect(others).toMatch(new RegExp(`^${othersAfterDays} days after its day, at ${clock};`));
  expect(reminded).toBe('half-way to its day (where there are four days or more), and the day before');
  expect([remindersOf('2026-08-03', '2026-08-07'), remindersOf('2026-08-03', '2026-08-06')]).toEqual([
    ['2026-08-05', '2026-08-06'],
    ['2026-08-05'],
  ]);
});

test('whatever tells of a day that is past is a letter in that order', () => {
  const telling = events.map(({ type }) => type).filter((type) => named(5).includes(type));
  const others = [...new Set(telling.filter((event) => !isEscalation({ event })))].toSorted();
  // What ends by itself has nobody who could still answer.
  expect(others).toEqual(['ReservationHeld', 'ReservationReminded']);
});
