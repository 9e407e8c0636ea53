import { type Text, text } from '../../../shared/problems.ts';
import { mostLines, type PickedOrder, type PickList } from './picking.ts';

/** What stands on the lists, beside what is in them. Pure. */
export const words = {
  pickList: text('Plocklista', 'Pick list'),
  depot: text('Lager', 'Depot'),
  day: text('Dag', 'Day'),
  totals: text('Att ta från hyllorna', 'To take from the shelves'),
  nothing: text('Inget ska plockas här den dagen.', 'There is nothing to pick here on that day.'),
  association: text('Förening', 'Association'),
  order: text('Beställning', 'Order'),
  sendBy: text('Skickas senast', 'Send by'),
  late: text('Försenad', 'Late'),
  yes: text('ja', 'yes'),
  no: text('nej', 'no'),
  deliverTo: text('Levereras till', 'Deliver to'),
  name: text('Artikel', 'Item'),
  language: text('Språk', 'Language'),
  quantity: text('Antal', 'Quantity'),
  onHand: text('Kvar', 'Left'),
  unitCost: text('Styckkostnad kr', 'Unit cost SEK'),
  worth: text('Värde kr', 'Worth SEK'),
  missing: text('Saknas hos', 'Missing at'),
  offered: text('Kan erbjudas', 'Can be offered to'),
  status: text('Läge', 'Status'),
  provisional: text('preliminär', 'provisional'),
  final: text('slutlig', 'final'),
  nothingLeft: text('Inget är kvar.', 'Nothing is left.'),
} as const;

/** The last letters of an order's id, which tell the orders on one list apart. */
export const shortId = (order: string): string => order.slice(-8);

export const aboutOrder = ({ order, sendBy, late }: PickedOrder): Text => {
  const told = (language: keyof Text): string =>
    [
      `${words.order[language]} ${shortId(order)}`,
      ...(sendBy === undefined ? [] : [`${words.sendBy[language].toLocaleLowerCase('sv')} ${sendBy}`]),
      ...(late ? [words.late[language].toLocaleLowerCase('sv')] : []),
    ].join(' · ');
  return text(told('sv'), told('en'));
};

/** What goes on from the page before; a name of either direction is set apart from what follows it. */
export const continued = (name: string, order?: string): Text => {
  const what = `\u2068${name}\u2069${order === undefined ? '' : ` · ${shortId(order)}`}`;
  return text(`${what} (forts.)`, `${what} (cont.)`);
};

export const tooMuch = ({ orders, lines }: NonNullable<PickList['left']>): Text =>
  text(
    `Listan rymmer ${mostLines} rader: ${orders} beställningar till med ${lines} rader kommer när dessa är levererade.`,
    `The list holds ${mostLines} lines: ${orders} more orders with ${lines} lines come when these are delivered.`,
  );

export const pageOf = (page: number, pages: number): Text =>
  text(`Sida ${page} av ${pages}`, `Page ${page} of ${pages}`);
