import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocationsTable, positionsTable, readerOf } from '../../functions/staff/sheets/export.ts';
import { askedIn } from '../../functions/staff/asked.ts';
import { evolve, makeReal, requestsOf } from '../../functions/staff/sheets/import.ts';
import { worded } from '../../shared/field-words.ts';
import {
  judged,
  type LineError,
  lineError,
  linesOf,
  mostLines,
  toldErrors,
} from '../../functions/staff/sheets/lines.ts';
import { formula, type SheetCell } from '../../shared/cells.ts';
import { csvOf } from '../../shared/csv.ts';
import { allocation, associations, position } from '../support/staff-state.ts';

const heading = ['enhet', 'från', 'till', 'omfattning', 'uppgifter'];
const line = ['solna', '2026-08-17', '2026-09-13', '50', 'flygblad, valstuga'];
const read = (...rows: readonly (readonly SheetCell[])[]) => {
  const lines = linesOf(rows);
  if (lines === 'too-many') throw new Error('too many');
  return lines;
};
const told = (errors: readonly LineError[]) => errors.map((error) => `${error.line} ${error.column} ${error.code}`);

describe('the lines of a sheet', () => {
  test('are requests, whatever the order and the language of the headings', () => {
    const wish = {
      line: 2,
      unit: 'solna',
      from: '2026-08-17',
      to: '2026-09-13',
      extent: 50,
      tasks: ['flygblad', 'valstuga'],
      priority: 'normal',
    };
    expect(read(heading, line)).toEqual({ wishes: [wish], errors: [] });
    expect(
      read(
        ['Note', 'PRIORITET', 'språk', 'Tasks', 'Extent', 'Till ', 'From', 'unit'],
        [' hej ', 'Hög', 'sv en', 'Flygblad;valstuga', '50 %', '2026-09-13', '2026-08-17', 'solna'],
      ),
    ).toEqual({ wishes: [{ ...wish, priority: 'high', languages: ['sv', 'en'], note: ' hej ' }], errors: [] });
  });

  test('have days also where a cell says a time of them, and nothing where nobody sees anything', () => {
    const [unit, , , ...rest] = line;
    const said = [unit, '2026-08-17T00:00:00', '2026-09-13 00:00', ...rest];
    expect(read(heading, said, ['\u200b', '\u00a0']).wishes).toEqual(read(heading, line).wishes);
    expect(
      read(
        heading.map((name) => `\u00a0${name.toUpperCase()}\u200b`),
        line,
      ).errors,
    ).toEqual([]);
  });

  test('are counted as a spreadsheet shows them; empty ones are skipped', () => {
    expect(read(heading, [''], line, [undefined, ''], line).wishes.map((wish) => wish.line)).toEqual([3, 5]);
  });

  test.each<[string, readonly SheetCell[], string]>([
    ['an extent of 0', ['solna', '2026-08-17', '2026-09-13', 0, 'a'], '2 extent too-small'],
    ['an extent of 101', ['solna', '2026-08-17', '2026-09-13', '101', 'a'], '2 extent too-big'],
    ['an extent of 49,5', ['solna', '2026-08-17', '2026-09-13', '49,5', 'a'], '2 extent percent'],
    ['a number 49.5', ['solna', '2026-08-17', '2026-09-13', 49.5, 'a'], '2 extent percent'],
    ['a number 1, which may be 100 %', ['solna', '2026-08-17', '2026-09-13', 1, 'a'], '2 extent percent'],
    ['a day that does not exist', ['solna', '2026-02-30', '2026-09-13', 50, 'a'], '2 from day'],
    ['another way to write days', ['solna', '17/8 2026', '2026-09-13', 50, 'a'], '2 from day'],
    ['no unit', ['', '2026-08-17', '2026-09-13', 50, 'a'], '2 unit invalid-type'],
    ['no tasks', ['solna', '2026-08-17', '2026-09-13', 50], '2 tasks invalid-type'],
    ['a task that is no slug', ['solna', '2026-08-17', '2026-09-13', 50, 'dörrknackning'], '2 tasks slug'],
    ['a formula', ['solna', formula, '2026-09-13', 50, 'a'], '2 from formula'],
    ['a cell beside the table', ['solna', '2026-08-17', '2026-09-13', 50, 'a', 'x'], '2 F unrecognized-keys'],
  ])('%s is told', (_, row, error) => {
    const { wishes, errors } = read(heading, row);
    expect([wishes, told(errors)]).toEqual([[], [error]]);
  });

  test('a cell that a spreadsheet shows as 35 % is 35', () => {
    expect(read(heading, ['solna', '2026-08-17', '2026-09-13', 0.35, 'a']).wishes[0]?.extent).toBe(35);
  });

  test('all that is wrong is told at once, line by line', () => {
    const { errors } = read([...heading, 'prioritet', 'anteckning'], ['s s', 'x', '', '0', 'a', 'nu', 'a\u0000']);
    expect(told(errors).sort()).toEqual([
      '2 extent too-small',
      '2 from day',
      '2 note control-characters',
      '2 priority invalid-value',
      '2 to invalid-type',
      '2 unit slug',
    ]);
  });

  test('a wrong heading is told, and nothing below it is read', () => {
    const { wishes, errors } = read(['enhet', 'unit', 'färg', '', 'till', 'omfattning', 'uppgifter'], line);
    expect([wishes, told(errors)]).toEqual([[], ['1 unit twice', '1 C unrecognized-keys', '1 from needed']]);
  });

  test(`are at most ${mostLines}`, () => {
    const all = Array.from({ length: mostLines }, () => line);
    expect(read(heading, ...all, ['']).wishes).toHaveLength(mostLines);
    expect(linesOf([heading, ...all, line])).toBe('too-many');
  });

  test('none throws, whatever stands in them', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 });
    const cell = fc.oneof(text, fc.double(), fc.boolean(), fc.constant(undefined), fc.constant(formula));
    const row = fc.array(cell, { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const { wishes, errors } = read(heading, ...rows);
        const lines = [...wishes, ...errors].map((each) => each.line);
        rows.forEach((cells, i) => {
          if (cells.some((each) => each !== undefined && each !== '')) expect(lines).toContain(i + 2);
        });
      }),
    );
  });
});

describe('what no line can know by itself', () => {
  const bounds = {
    campaign: { from: '2026-05-01', to: '2026-09-30' },
    today: '2026-08-20',
    mayAskFor: (unit: string) => unit === 'solna',
  };
  const judge = (...change: readonly string[]) =>
    told(
      judged(
        read(
          heading,
          line.map((cell, i) => change[i] || cell),
        ).wishes,
        bounds,
      ),
    );

  test.each([
    ['a unit of somebody else, or none', ['kista'], ['2 unit not-yours']],
    ['from after to', ['', '2026-09-14'], ['2 to order']],
    ['what is past', ['', '2026-08-01', '2026-08-19'], ['2 to past']],
    ['days before the campaign', ['', '2026-04-30'], ['2 from outside-campaign']],
    ['days after it', ['', '', '2026-10-01'], ['2 to outside-campaign']],
    ['what has begun and is not over', ['', '2026-08-01', '2026-08-20'], []],
  ])('%s', (_, change, errors) => expect(judge(...change)).toEqual(errors));

  test('is told in the order of the sheet and the reader’s language, at most fifty', () => {
    const errors = Array.from({ length: 300 }, (_, i) => lineError(302 - i, 'to', 'past'));
    const shown = worded(toldErrors(errors, '/csv'), 'en');
    expect(shown).toHaveLength(50);
    expect(shown[0]).toEqual({ line: 3, column: 'to', pointer: '/csv', code: 'past', detail: 'The day is past.' });
  });
});

describe('an import', () => {
  const filing = {
    id: '01M83Y8C5VKN9V3T2F4F6W6Q1D',
    filer: 'district-staff',
    today: '2026-08-10',
    filed: 4,
    replyByDays: 7,
    noticeDays: 14,
  };
  let count = 0;
  const newId = () => `U${count++}`;
  const lines = [line, ['kista', '2026-08-24', '2026-08-30', '35', 'a'], line, line];
  const requests = Object.values(requestsOf(read(heading, ...lines).wishes, { ...filing, newId }));
  const head = { version: 9, createdAt: '', updatedAt: '', filed: 4, changes: 11 };
  const state = {
    head,
    requests,
    told: { lines: 4, shortNotice: 3, replyBy: '2026-08-17', earliestStart: '2026-08-24' },
  };

  test('D5, D6: each request has an owner in turn, a day of reply, and is marked as short notice where it is', () => {
    expect(requests.map(({ owner }) => owner)).toEqual(['city-hall', 'county-council', 'district', 'city-hall']);
    expect(requests.map(({ shortNotice }) => shortNotice)).toEqual([true, false, true, true]);
    for (const request of requests)
      expect(request).toMatchObject({ replyBy: '2026-08-17', earliestStart: '2026-08-24', import: filing.id });
    expect(new Set(requests.map(({ id }) => id)).size).toBe(4);
    expect(requests[1]?.id).toMatch(/^kista\./);
  });

  test('becomes real by one event, in which each unit and owner is told once how many are theirs', () => {
    expect(makeReal(state, filing.id)).toEqual([
      {
        type: 'StaffRequestsImported',
        subject: `staff/imports/${filing.id}`,
        import: filing.id,
        units: [
          { unit: 'solna', owner: 'city-hall', requests: 2 },
          { unit: 'kista', owner: 'county-council', requests: 1 },
          { unit: 'solna', owner: 'district', requests: 1 },
        ],
        replyBy: '2026-08-17',
      },
    ]);
  });

  test('moves the head, so that whoever read before it must read again', () => {
    const [event] = makeReal(state, filing.id);
    const recorded = { ...event, id: 'e', at: '2026-08-10T10:00:00.000Z', actor: filing.filer };
    const { head, import: made } = evolve({ ...state, staged: state }, recorded as Parameters<typeof evolve>[1]);
    expect(head).toMatchObject({ version: 9, filed: 8, changes: 12 });
    expect(made).toMatchObject({ id: filing.id, requests: 4 });
    expect(askedIn(head)).toMatchObject({ solna: [3, expect.any(Number)], kista: [1, expect.any(Number)] });
  });
});

describe('exports', () => {
  const positions = [
    position({
      person: '=Kim',
      shares: [{ unit: 'solna', extent: 50, from: '2026-08-17' }],
      tasks: ['a', 'b'],
      allocations: [allocation({ to: '2026-08-20', shortNotice: true })],
    }),
  ];

  test('a position is a line, with the employed person', () => {
    const { rows } = positionsTable(positions, readerOf(associations, { a: { sv: 'Ärenden', en: 'Errands' } }, 'sv'));
    expect(Object.fromEntries((rows[0] ?? []).map((name, i) => [name, rows[1]?.[i]]))).toMatchObject({
      Befattning: 'organiser',
      'Omfattning %': 100,
      Från: '2026-08-17',
      Arbetsgivare: 'Distriktskansliet',
      Delar: 'Solna 50 % 2026-08-17–',
      Uppgifter: 'Ärenden, B',
      Planeras: 'ja',
      Person: '=Kim',
    });
    expect(csvOf(rows)).toContain(";'=Kim\r\n");
  });

  test('an allocation is a line, in full-time weeks with a decimal comma', () => {
    const { title, rows } = allocationsTable(positions, readerOf(associations, {}, 'en'));
    expect([title, rows[0]?.slice(0, 3)]).toEqual(['Allocations', ['Unit', 'Position', 'Title']]);
    expect(rows[1]).toEqual(expect.arrayContaining(['Solna', 50, 0.29, 'allocated', 'yes']));
    expect(csvOf(rows)).toContain(';0,29;');
    expect(JSON.stringify(rows)).not.toContain('Kim');
  });
});
