import { services } from '../../functions/capabilities.ts';
import type { BundleFigures } from '../../infra/bundle.ts';
import { type ListFigure, pageLimit } from './lists.ts';
import type { LoadFigure } from './load.ts';
import { catalogueLimit, type OrderSpeed } from './materials.ts';
import { median } from './median.ts';
import type { NpmStartFigure } from './npm-start.ts';
import type { Morning } from './letters.ts';
import type { PageFigure } from './page.ts';
import type { Figure } from './steps.ts';
import type { StartFigure } from './startup.ts';
import type { TellingFigure } from './telling.ts';

/** The figures as rows of Markdown tables; the first row is the head. A figure beyond its limit is printed in bold. */
type Rows = readonly (readonly (string | number)[])[];

/** Pads the columns as a formatter of Markdown would; figures stand to the right. */
export const table = (rows: Rows): readonly string[] => {
  const cells = rows.map((row) => row.map(String));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [line(head), rule, ...body.map(line)];
};

const judged = (figure: number | undefined, limit: number | undefined): string =>
  figure === undefined ? '' : limit !== undefined && figure > limit ? `**${figure}**` : String(figure);

export const operationRows = (plain: readonly Figure[], keyed: readonly Figure[]): Rows => [
  ['operation', 'read', 'write', 'read, keyed', 'write, keyed', 'write, at most'],
  ...plain.map(({ operation, units, limit }) => {
    const other = keyed.find((each) => each.operation === operation)?.units;
    return [
      operation,
      units.read,
      judged(units.write, limit?.write),
      other?.read ?? '',
      judged(other?.write, limit?.write),
      limit?.write ?? '',
    ];
  }),
];

export const listRows = (
  first: readonly ListFigure[],
  then: readonly ListFigure[],
  few: number,
  many: number,
): Rows => [
  ['page', `items, ${few} stored`, 'read', `items, ${many} stored`, 'read', 'at most'],
  ...first.map(({ list, items, read }, i) => {
    const later = then[i];
    return [list, items, judged(read, pageLimit), later?.items ?? '', judged(later?.read, pageLimit), pageLimit];
  }),
];

export const catalogueRows = ({ list, items, read }: ListFigure): Rows => [
  ['list', 'items', 'read', 'at most'],
  [list, items, judged(read, catalogueLimit), catalogueLimit],
];

/** What a bundle of the API may weigh, in bytes. */
const sizeLimit = { bytes: 275_000, gzipBytes: 92_000 };
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
const within = (bytes: number, limit: number | undefined): string =>
  limit !== undefined && bytes > limit ? `**${kilobytes(bytes)}**` : kilobytes(bytes);

export const sizeRows = (sizes: readonly BundleFigures[]): Rows => [
  ['bundle', 'minified, kB', 'at most', 'gzip, kB', 'at most'],
  ...sizes.map(({ name, bytes, gzipBytes }) => {
    const limit = services.some((service) => service.name === name && !service.heavy) ? sizeLimit : undefined;
    return [
      name,
      within(bytes, limit?.bytes),
      limit ? kilobytes(limit.bytes) : '',
      within(gzipBytes, limit?.gzipBytes),
      limit ? kilobytes(limit.gzipBytes) : '',
    ];
  }),
];

export const startRows = (starts: readonly StartFigure[]): Rows => [
  ['bundle', 'ms', 'times the bare client’s'],
  ...starts.map(({ name, millis, ratio }) => [name, millis.toFixed(0), ratio.toFixed(2)]),
];

export const npmStartRows = (starts: readonly NpmStartFigure[]): Rows => [
  ['npm start', 'seconds until ready', 'MB in memory then, all processes'],
  ...starts.map(({ which, seconds, megabytes }) => [which, seconds.toFixed(1), megabytes.toFixed(0)]),
];

export const pageRows = (figures: readonly PageFigure[]): Rows => [
  ['start', 'ms', 'fastest and slowest', 'aim', 'asked of the API until what waits is there'],
  ...figures.map(({ which, millis, aimMillis, calls }) => [
    which,
    judged(Math.round(median(millis)), aimMillis),
    `${millis.at(0)?.toFixed(0)} to ${millis.at(-1)?.toFixed(0)}`,
    aimMillis.toFixed(0),
    calls.map((call) => call.replace(/\/campaigns\/[^/]+/, '')).join(', '),
  ]),
];

export const loadRows = (figures: readonly LoadFigure[]): Rows => [
  ['operation', 'requests/s', 'bare', 'ratio', 'p99, ms', 'bare', 'ratio'],
  ...figures.map(({ operation, own, bare, ratio }) => [
    operation,
    own.perSecond.toFixed(0),
    bare.perSecond.toFixed(0),
    ratio.perSecond.toFixed(2),
    own.p99Millis.toFixed(0),
    bare.p99Millis.toFixed(0),
    ratio.p99Millis.toFixed(2),
  ]),
];

export const tellingRows = ({ commandMillis, tellingMillis, ratio }: TellingFigure): Rows => [
  ['processor time, ms', 'a create', 'telling four', 'ratio'],
  ['', commandMillis.toFixed(1), tellingMillis.toFixed(1), ratio.toFixed(2)],
];

export const orderRows = (speeds: readonly OrderSpeed[]): Rows => [
  ['orders of', 'orders/s', 'p99, ms'],
  ...speeds.map(({ orders, speed }) => [orders, speed.perSecond.toFixed(0), speed.p99Millis.toFixed(0)]),
];

export const morningRows = ({ digests, job, mailer, letters, millis }: Morning): Rows => [
  ['', 'read units', 'write units', 'calls', 'bytes of a letter', 'ms of a letter'],
  [`the job: ${digests} digests`, job.units.read, job.units.write, job.calls, '', ''],
  [
    `the mailer: ${letters.length} letters`,
    mailer.units.read,
    mailer.units.write,
    mailer.calls,
    Math.round(letters.reduce((sum, { raw }) => sum + raw.length, 0) / letters.length),
    Math.round(millis / letters.length),
  ],
];
