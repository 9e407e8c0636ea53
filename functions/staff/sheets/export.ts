import { namesFrom } from '../../../shared/words.ts';
import { daysBetween } from '../../../shared/calendar.ts';
import type { Cell } from '../../../shared/cells.ts';
import { languageName } from '../../../shared/languages.ts';
import type { Language, Text } from '../../../shared/problems.ts';
import { text } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';
import { labelOf, type Vocabulary } from '../../../shared/vocabulary.ts';
import type { Allocation, Associations, Position } from '../state.ts';

/** The tables that offices take out, in their language. Pure; only here and to them are employed persons named. */
export type Table = { readonly title: string; readonly rows: readonly (readonly Cell[])[] };

type Reader = {
  readonly language: Language;
  readonly nameOf: (unit: Unit) => string;
  /** What tasks are called. */
  readonly tasks: Vocabulary;
};
type Column<T> = readonly [heading: Text, cell: (one: T, reader: Reader) => Cell];

const yes = text('ja', 'yes');
const no = text('nej', 'no');

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
  [
    text('Uppgifter', 'Tasks'),
    ({ tasks }, { language, tasks: known }) => tasks?.map((task) => labelOf(known, task, language)).join(', '),
  ],
  [
    text('Språk', 'Languages'),
    ({ languages }, { language }) => languages?.map((tag) => languageName(tag, language)).join(', '),
  ],
  [text('Planeras', 'Planned'), ({ plannable }, { language }) => (plannable ? yes : no)[language]],
  [text('Person', 'Person'), ({ person }) => person],
];

type Placed = { readonly position: Position; readonly allocation: Allocation };
const statuses = { allocated: text('tilldelad', 'allocated'), confirmed: text('bekräftad', 'confirmed') } as const;

/** In full-time weeks, to hundredths. */
const weeks = ({ from, to, extent }: Allocation): number =>
  Math.round((extent * (daysBetween(from, to) + 1)) / 7) / 100;

const allocationColumns: readonly Column<Placed>[] = [
  [text('Enhet', 'Unit'), ({ allocation }, { nameOf }) => nameOf(allocation.unit)],
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

export const readerOf = (associations: Associations, tasks: Vocabulary, language: Language): Reader => ({
  language,
  tasks,
  nameOf: namesFrom(Object.fromEntries(Object.entries(associations).map(([unit, { name }]) => [unit, name]))),
});

export const positionsTable = (positions: readonly Position[], reader: Reader): Table =>
  tableOf(text('Befattningar', 'Positions'), positionColumns, positions, reader);

export const allocationsTable = (positions: readonly Position[], reader: Reader): Table => {
  const placed = positions.flatMap((position) =>
    position.allocations.map((allocation): Placed => ({ position, allocation })),
  );
  return tableOf(text('Tilldelningar', 'Allocations'), allocationColumns, placed, reader);
};
