import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { base64Form } from '../../../shared/field-words.ts';
import { day, inForm, weighed } from '../../../shared/fields.ts';
import { list } from '../../../shared/resources.ts';
import { mostLines } from './lines.ts';

/**
 * Spreadsheets in and out (D23: no double entry): the function `staff-sheets`, since their libraries are heavy. Pure.
 */
const path = '/campaigns/{campaign}/staff';
const offices = { see: 'offices', act: 'offices', refusals: [], result: z.string() } as const;

export const csvType = 'text/csv';
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const forSwedishExcel = 'With BOM, `;` between cells, CRLF and decimal comma, as a Swedish Excel opens it.';
const harmless =
  'A text that begins with `=`, `+`, `-` or `@` gets an apostrophe before it, which the import takes away again.';

/** The gateway takes no larger body; what is left of it for the file. */
const mostCharacters = 256 * 1024;

const exported = (noun: 'positions' | 'allocations', kind: 'csv' | 'xlsx') =>
  ({
    ...offices,
    route: `GET ${path}/${noun}.${kind}`,
    summary: `Export the ${noun} as ${kind.toUpperCase()}`,
    description: kind === 'csv' ? `${forSwedishExcel} ${harmless}` : `Days are days, numbers are numbers. ${harmless}`,
    produces: kind === 'csv' ? csvType : xlsxType,
    example: { result: kind === 'csv' ? 'Befattning;Titel;…' : 'PK…' },
  }) as const;

export const staffImport = z.object({
  /** Absent in a dry run. */
  import: z.optional(z.string()),
  lines: z.int(),
  /** 0 in a dry run. */
  created: z.int(),
  shortNotice: z.int(),
  replyBy: day(),
  /** The earliest start that is not short notice. */
  earliestStart: day(),
  requests: list(z.string()),
});

export const contract = {
  importStaffRequests: {
    route: `POST ${path}/requests/import`,
    summary: 'Import staff requests from a spreadsheet: all of them, or none',
    description: [
      `Give either \`csv\` (text) or \`xlsx\` (base64); at most ${mostLines} lines, and 256 kB with all of the body, so an XLSX file of about 190 kB.`,
      'The first line has the headings `unit`, `from`, `to`, `extent`, `tasks` and, if wanted, `languages`, `priority`, `note` (or `enhet`, `från`, `till`, `omfattning`, `uppgifter`, `språk`, `prioritet`, `anteckning`) in any order; CSV in UTF-8 with `;`, comma or tab. Days are `YYYY-MM-DD` or a spreadsheet’s own; several tasks or languages stand in one cell; a formula is refused.',
      'What is wrong is answered line by line: each of `errors` has `line` and `column` too, at most fifty at once. An association imports for itself, an office for itself and for associations. Each unit is told once. `dryRun=true` reads everything and stores nothing.',
    ].join('\n\n'),
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    query: weighed,
    body: z
      .strictObject({
        csv: z.optional(z.string().check(z.minLength(1), z.maxLength(mostCharacters))),
        xlsx: z.optional(
          z
            .string()
            .check(
              z.maxLength(mostCharacters),
              ...inForm(/^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, base64Form),
            ),
        ),
      })
      .check(z.refine(({ csv, xlsx }) => (csv === undefined) !== (xlsx === undefined), 'needed')),
    result: staffImport,
    refusals: [],
    example: {
      body: { csv: 'enhet;från;till;omfattning;uppgifter\r\nsolna;2026-08-17;2026-09-13;50;valstuga, flygblad\r\n' },
      result: {
        import: '01M83Y8C5VKN9V3T2F4F6W6Q1D',
        lines: 1,
        created: 1,
        shortNotice: 0,
        replyBy: '2026-08-08',
        earliestStart: '2026-08-15',
        requests: ['solna.01M83Y8C5VKN9V3T2F4F6W6Q1E'],
      },
    },
  },
  exportPositionsCsv: exported('positions', 'csv'),
  exportPositionsXlsx: exported('positions', 'xlsx'),
  exportAllocationsCsv: exported('allocations', 'csv'),
  exportAllocationsXlsx: exported('allocations', 'xlsx'),
} as const satisfies Contract;
