import { languageName } from '../../../shared/languages.ts';
import type { Cell } from '../../../shared/cells.ts';
import type { Language } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';
import type { Leftovers } from './leftovers.ts';
import type { PickList } from './picking.ts';
import { shortId, tooMuch, words } from './words.ts';

/** The lists as tables, the first row the heading. Pure. */
type Rows = readonly (readonly Cell[])[];
type Word = keyof typeof words;

const headed = (headings: readonly Word[], rows: Rows, language: Language, none: Word): Rows => [
  headings.map((word) => words[word][language]),
  ...(rows.length === 0 ? [[words[none][language]]] : rows),
];

export const pickTable = ({ orders, left }: PickList, language: Language): Rows => {
  const rows = orders.flatMap(({ order, name, sendBy, late, deliverTo, lines }) =>
    lines.map((line): readonly Cell[] => [
      name,
      shortId(order),
      sendBy,
      words[late ? 'yes' : 'no'][language],
      deliverTo,
      line.name,
      languageName(line.language, language),
      line.quantity,
    ]),
  );
  const headings = ['association', 'order', 'sendBy', 'late', 'deliverTo', 'name', 'language', 'quantity'] as const;
  return [...headed(headings, rows, language, 'nothing'), ...(left ? [[tooMuch(left)[language]]] : [])];
};

/** Öre -> kronor. */
const kronor = (ore: number | undefined): Cell => (ore === undefined ? undefined : ore / 100);

export const leftoversTable = (
  { items, provisional }: Leftovers,
  nameOf: (unit: Unit) => string,
  language: Language,
): Rows => {
  const status = words[provisional ? 'provisional' : 'final'][language];
  const rows = items.map((row): readonly Cell[] => [
    nameOf(row.depot),
    row.name,
    languageName(row.language, language),
    row.onHand,
    kronor(row.unitCost),
    kronor(row.worth),
    row.wantedBy.map(({ name, quantity }) => `${name} ${quantity}`).join(', '),
    status,
  ]);
  const headings = ['depot', 'name', 'language', 'onHand', 'unitCost', 'worth', 'offered', 'status'] as const;
  return headed(headings, rows, language, 'nothingLeft');
};
