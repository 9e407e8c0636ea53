import { namesFrom } from '../../../shared/words.ts';
import { daysBetween } from '../../../shared/calendar.ts';
import type { Cell } from '../../../shared/cells.ts';
import type { Language, Text } from '../../../shared/problems.ts';
import { text } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';
import type { Allocation, Associations, Position } from '../state.ts';

/** The tables that offices take out, in their language. Pure; only here and to them are employed persons named. */
export type Table = { readonly title: string; readonly rows: readonly (readonly Cell[])[] };

type Reader = { readonly language: Language; readonly nameOf: (unit: Unit) => string };
type Column<T> = readonly [heading: Text, cell: (one: T, reader: Reader) => Cell];

const yes = text('ja', 'yes');
const no = text('nej', 'no');
const listed = (words: readonly string[] | undefined): Cell => words?.join(', ');

const sharesOf = ({ shares }: Position, { nameOf }: Reader): string =>
  shares
    .map(({ unit, extent, from, to }) => `${nameOf(unit)} ${extent} %${from || to ? ` ${from ?? ''}–${to ?? ''}` : ''}`)
    .join(', ');

const positionColumns: readonly Column<Position>[] = [
  [text('Befattning', 'Position'), ({ id }) => id],
  [text('Titel', 'Title'), ({ title }) => title],
  [text('Omfattning %', 'Extent %'), ({ extent }) => extent],
  [text('Från', 'From'), ({ from }) => from],
  [text('Till', 'To'), ({ to }) => to],
  [text('Arbetsgivare', 'Employer'), ({ employer }, { nameOf }) => nameOf(employer)],
  [text('Handleder', 'Supervises'), ({ supervisor }, { nameOf }) => nameOf(supervisor)],
  [text('Administrerar', 'Administers'), ({ administrator }, { nameOf }) => nameOf(administrator)],
  [text('Delar', 'Shares'), sharesOf],
  [text('Uppgifter', 'Tasks'), ({ tasks }) => listed(tasks)],
  [text('Språk', 'Languages'), ({ languages }) => listed(languages)],
  [text('Planeras', 'Planned'), ({ plannable }, { language }) => (plannable ? yes : no)[language]],
  [text('Person', 'Person'), ({ person }) => person],
];

type Placed = { readonly position: Position; readonly allocation: Allocation };
const statuses = { allocated: text('tilldelad', 'allocated'), confirmed: text('bekräftad', 'confirmed') } as const;

/** In full-time weeks, to hundredths. */
const weeks = ({ from, to, extent }: Allocation): number =>
  Math.round((extent * (daysBetween(from, to) + 1)) / 7) / 100;

const allocationColumns: readonly Column<Placed>[] = [
  [text('Tilldelning', 'Allocation'), ({ allocation }) => allocation.id],
  [text('Begäran', 'Request'), ({ allocation }) => allocation.request],
  [text('Enhet', 'Unit'), ({ allocation }) => allocation.unit],
  [text('Namn', 'Name'), ({ allocation }, { nameOf }) => nameOf(allocation.unit)],
  [text('Befattning', 'Position'), ({ position }) => position.id],
  [text('Titel', 'Title'), ({ position }) => position.title],
  [text('Från', 'From'), ({ allocation }) => allocation.from],
  [text('Till', 'To'), ({ allocation }) => allocation.to],
  [text('Omfattning %', 'Extent %'), ({ allocation }) => allocation.extent],
  [text('Heltidsveckor', 'Full-time weeks'), ({ allocation }) => weeks(allocation)],
  [text('Läge', 'Status'), ({ allocation }, { language }) => statuses[allocation.status][language]],
  [
    text('Kort varsel', 'Short notice'),
    ({ allocation }, { language }) => (allocation.shortNotice ? yes : no)[language],
  ],
  [text('Handleder', 'Supervises'), ({ position }, { nameOf }) => nameOf(position.supervisor)],
];

const tableOf = <T>(title: Text, columns: readonly Column<T>[], all: readonly T[], reader: Reader): Table => ({
  title: title[reader.language],
  rows: [
    columns.map(([heading]) => heading[reader.language]),
    ...all.map((one) => columns.map(([, cell]) => cell(one, reader))),
  ],
});

const readerOf = (associations: Associations, language: Language): Reader => ({
  language,
  nameOf: namesFrom(Object.fromEntries(Object.entries(associations).map(([unit, { name }]) => [unit, name]))),
});

export const positionsTable = (positions: readonly Position[], associations: Associations, language: Language): Table =>
  tableOf(text('Befattningar', 'Positions'), positionColumns, positions, readerOf(associations, language));

export const allocationsTable = (
  positions: readonly Position[],
  associations: Associations,
  language: Language,
): Table => {
  const placed = positions.flatMap((position) =>
    position.allocations.map((allocation): Placed => ({ position, allocation })),
  );
  return tableOf(text('Tilldelningar', 'Allocations'), allocationColumns, placed, readerOf(associations, language));
};
