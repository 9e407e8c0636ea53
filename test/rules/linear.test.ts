import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { services } from '../../functions/capabilities.ts';
import { checkBody } from '../../shared/edge/input.ts';
import { strictJson } from '../../shared/edge/json.ts';
import type { Refusal } from '../../shared/problems.ts';
import { readCalendar } from '../../functions/gatherings/import/calendar.ts';
import { calendar, period, vevent } from '../support/calendar-files.ts';
import { linesOf } from '../../functions/staff/sheets/lines.ts';
import { readSheet } from '../../functions/gatherings/import/sheet.ts';
import { inspect } from '../../shared/uploads/pdf/inspect.ts';
import { readAgain } from '../../shared/uploads/pdf/second.ts';
import { packed, pdf } from '../support/pdfs.ts';
import { tableOf } from '../../shared/csv.ts';
import { sheetOf } from '../../shared/workbook.ts';
import { workbookOf, workbookWith } from '../support/workbooks.ts';
import { workOf } from '../support/work.ts';

/**
 * What comes from outside costs no more than its length: twice as much of the worst is at most twice the work. Counted,
 * never timed.
 */
const bodies = services.flatMap(({ contract }) =>
  Object.entries(contract).flatMap(([name, { body }]) => (body ? [[name, body] as const] : [])),
);

type Def = z.core.$ZodTypes['_zod']['def'];
const defOf = (schema: z.core.$ZodType): Def => (schema as z.core.$ZodTypes)._zod.def;

/** Each place of a schema that takes more than one thing: how to get there from the body, and what lies there. */
type Place = { readonly path: readonly string[]; readonly schema: z.core.$ZodType };
const placesIn = (schema: z.core.$ZodType, path: readonly string[] = []): readonly Place[] => {
  const def = defOf(schema);
  switch (def.type) {
    case 'object':
      return [
        { path, schema },
        ...Object.entries(def.shape).flatMap(([name, inner]) => placesIn(inner, [...path, name])),
      ];
    case 'array':
      return [{ path, schema }, ...placesIn(def.element, [...path, '0'])];
    case 'record':
      return [{ path, schema }, ...placesIn(def.valueType, [...path, 'sv'])];
    case 'union':
      return def.options.flatMap((option) => placesIn(option, path));
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
      return placesIn(def.innerType, path);
    case 'string':
      return [{ path, schema }];
    default:
      return [];
  }
};

/** A body that has this at that place, and nothing else. */
const bodyWith = (path: readonly string[], value: unknown): unknown =>
  path.reduceRight((inner, part) => (part === '0' ? [inner] : { [part]: inner }), value);

const many = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
const keyed = (n: number, make: (i: number) => unknown): object =>
  Object.fromEntries(many(n, (i) => [`k${i}`, make(i)]));
/** The worst that can stand at a place, n of it. */
const worst: Readonly<Record<string, readonly ((n: number) => unknown)[]>> = {
  array: [(n) => many(n, () => ({})), (n) => many(n, (i) => `k${i}`)],
  record: [(n) => keyed(n, () => ({}))],
  object: [(n) => keyed(n, () => 1), (n) => JSON.parse(`{${many(n, (i) => `"__proto__":${i}`).join()}}`)],
  string: [
    (n) => 'a'.repeat(n),
    (n) => `${'a@'.repeat(n)}.`,
    (n) => '\u202e'.repeat(n),
    (n) => `https://${'a.'.repeat(n)}`,
  ],
};

/** Twice as much is at most twice the work, and a little for what happens once. */
const isLinear = async (run: (n: number) => () => unknown, n: number, what: string): Promise<void> => {
  await workOf(run(n));
  const [none, once, twice] = [await workOf(run(0)), await workOf(run(n)), await workOf(run(2 * n))];
  expect(twice - none, what).toBeLessThanOrEqual(2.2 * (once - none) + 10_000);
};

describe('a body', () => {
  test.each(bodies)('%s', async (_name, body) => {
    for (const { path, schema } of placesIn(body))
      for (const make of worst[defOf(schema).type] ?? []) {
        const run = (n: number) => {
          const given = bodyWith(path, make(n));
          return () => checkBody(body, given);
        };
        await isLinear(run, 500, `/${path.join('/')} ${JSON.stringify(make(1))}`);
      }
  });

  const lists = bodies.flatMap(([name, body]) =>
    placesIn(body)
      .filter(({ schema }) => ['array', 'record'].includes(defOf(schema).type))
      .map((place) => [`${name} /${place.path.join('/')}`, body, place] as const),
  );

  test.each(lists)('of more than a list may have is not looked into: %s', (_name, body, { path, schema }) => {
    const isList = defOf(schema).type === 'array';
    const given = bodyWith(path, isList ? many(2_000, () => ({})) : keyed(2_000, () => ({})));
    const { errors = [] } = checkBody(body, given) as Refusal;
    const at = `/${path.join('/')}`;
    expect(errors.filter(({ pointer }) => pointer.startsWith(at)).map(({ pointer, code }) => [pointer, code])).toEqual([
      [at, 'too-big'],
    ]);
  });
});

describe('the text of a body', () => {
  test.each<readonly [string, (n: number) => string]>([
    ['a text of escapes', (n) => `"${'\\"'.repeat(n)}"`],
    ['a text that does not end', (n) => `"${'a'.repeat(n)}`],
    ['texts that do not end', (n) => `{"a":"${'\\'.repeat(2 * n + 1)}"}`],
    ['the same field', (n) => `{${many(n, () => '"a":1').join()}}`],
    ['levels', (n) => '['.repeat(n) + ']'.repeat(n)],
    ['empty objects', (n) => `[${many(n, () => '{}').join()}]`],
  ])('%s', (_name, make) => isLinear((n) => () => strictJson(make(n), 50), 500, make(1)));
});

describe('a table', () => {
  test.each<readonly [string, (n: number) => string]>([
    ['cells of one line', (n) => ';'.repeat(n)],
    ['lines', (n) => '\n'.repeat(n)],
    ['quotation marks before spaces', (n) => `a;b\n"${'x"x'.repeat(n)}${' '.repeat(n)};`],
    ['quotation marks that are open', (n) => `a;b\n${'"a;'.repeat(n)}`],
    ['pairs of quotation marks', (n) => `a;b\n"${'""'.repeat(n)}`],
    ['the same heading', (n) => 'enhet;'.repeat(n)],
    ['lines of faults', (n) => `enhet;från;till;omfattning;uppgifter\n${'x;y;z;w;Å!\n'.repeat(n)}`],
    ['events of faults', (n) => `title;start;end;cost\n${'x;2026-09-01 10:00;y;1,000\n'.repeat(n)}`],
  ])('%s', async (_name, make) => {
    const read = (n: number) => () => [linesOf(tableOf(make(n)).rows), readSheet(make(n), period)];
    await isLinear(read, 400, make(1));
  });
});

describe('a workbook', () => {
  const text = '<c t="inlineStr"><is><t>a</t></is></c>';
  test.each<readonly [string, (n: number) => string]>([
    ['cells that are not closed', (n) => `<row>${'<c>'.repeat(n)}`],
    ['cells without an address', (n) => `<row>${text.repeat(n)}</row>`],
    ['rows without an address', (n) => `<row>${text}</row>`.repeat(n)],
    ['formulas that are not closed', (n) => `<row>${'<c><f>'.repeat(n)}`],
    ['comments that are not closed', (n) => `<row>${'<!--'.repeat(n)}`],
    ['quotation marks', (n) => `<row ${`a="' b='"`.repeat(n)}/>`],
    ['attributes', (n) => `<row ${Array.from({ length: n }, (_, i) => `a${i}="1"`).join(' ')}/>`],
    ['ampersands', (n) => `<row><c><v>${'&'.repeat(n)}</v></c></row>`],
    ['pieces of a text', (n) => `<row><c t="inlineStr"><is>${'<t>a</t>'.repeat(n)}</is></c></row>`],
  ])('%s', async (_name, make) => {
    const files = [0, 400, 800].map((n) => [n, workbookWith(make(n))] as const);
    await isLinear((n) => () => sheetOf(new Map(files).get(n) as Buffer), 400, make(1));
  });

  test.each([
    ['styles', (n: number) => `<styleSheet><cellXfs>${'<xf numFmtId="14"/>'.repeat(n)}</cellXfs></styleSheet>`],
    ['sharedStrings', (n: number) => `<sst>${'<si><t>a</t></si>'.repeat(n)}</sst>`],
    [
      'styles',
      (n: number) =>
        `<styleSheet><numFmts>${`<numFmt numFmtId="9" formatCode="${'&quot;[h'.repeat(n)}"/>`}</numFmts><cellXfs><xf numFmtId="9"/></cellXfs></styleSheet>`,
    ],
  ])('many of its %s', async (name, make) => {
    const files = [0, 400, 800].map((n) => [n, workbookOf({ [name]: make(n) })] as const);
    await isLinear((n) => () => sheetOf(new Map(files).get(n) as Buffer), 400, make(1));
  });
});

describe('a PDF', () => {
  test.each<readonly [string, (n: number) => Buffer]>([
    ['dictionaries that do not end', (n) => pdf({ objects: ['1 0 obj <<'.repeat(n)] })],
    ['lists in lists', (n) => pdf({ objects: ['['.repeat(n)] })],
    ['texts that do not end', (n) => pdf({ objects: ['1 0 obj ('.repeat(n)] })],
    ['digits', (n) => pdf({ objects: [packed({ 9: '1'.repeat(n) }), '1'.repeat(n)] })],
    ['remarks', (n) => pdf({ objects: ['1 0 obj %'.repeat(n)] })],
    ['pages', (n) => pdf({ pages: n })],
    ['a chain of references', (n) => pdf({ objects: Array.from({ length: n }, (_, i) => `<< /URI ${i + 5} 0 R >>`) })],
    ['packed objects', (n) => pdf({ objects: Array.from({ length: n }, () => packed({ 9: '(a)' })) })],
  ])('%s', async (_name, make) => {
    const files = [0, 150, 300].map((n) => [n, make(n)] as const);
    await isLinear((n) => () => inspect(new Map(files).get(n) as Buffer), 150, '');
  });

  test.each<readonly [string, (n: number) => Buffer]>([
    [
      'headings',
      (n) => pdf({ catalogue: `/Outlines << /First ${'<< /Title (a) /Next '.repeat(n)}${'>>'.repeat(n)} >>` }),
    ],
    ['objects', (n) => pdf({ objects: Array.from({ length: n }, () => '<< /A (b) >>') })],
  ])('for the second reader: %s', async (_name, make) => {
    const files = [0, 100, 200].map((n) => [n, make(n)] as const);
    await isLinear((n) => () => readAgain(new Map(files).get(n) as Buffer), 100, '');
  });
});

describe('a calendar', () => {
  const text = (...lines: readonly string[]) => calendar(vevent('UID:a', 'DTSTART:20260820T180000', ...lines));
  test.each<readonly [string, (n: number) => string]>([
    ['events that do not end', (n) => `BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\n'.repeat(n)}`],
    ['events', (n) => calendar(...Array.from({ length: n }, (_, i) => vevent(`UID:${i}`, 'DTSTART:20260820T180000')))],
    [
      'versions of one event',
      (n) =>
        calendar(...Array.from({ length: n }, (_, i) => vevent('UID:a', `SEQUENCE:${i}`, 'DTSTART:20260820T180000'))),
    ],
    [
      'days left out',
      (n) => text('RRULE:FREQ=DAILY;COUNT=9', ...Array.from({ length: n }, () => 'EXDATE:20260821T180000')),
    ],
    ['days added', (n) => text(...Array.from({ length: n }, () => 'RDATE:20260821T180000'))],
    ['lines that are folded', (n) => text(`DESCRIPTION:a${'\r\n a'.repeat(n)}`)],
    ['quotation marks', (n) => text(`SUMMARY;X="${'"'.repeat(n)}:a`)],
    ['spaces in a title', (n) => text(`SUMMARY:a${' '.repeat(n)}b`)],
  ])('%s', (_name, make) => isLinear((n) => () => readCalendar(make(n), period), 150, ''));
});
