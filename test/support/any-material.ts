import fc from 'fast-check';
import type { MaterialsEvent } from '../../functions/materials/events.ts';
import { reasons } from '../../functions/materials/files/state.ts';
import { day, line, office, reason, text, type Types, unit } from './any-event.ts';

/** Any event of material, as far as sentences are made of it. */
const order = 'materials/orders/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const run = 'materials/print-runs/folder.so.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const copies = fc.integer({ min: 1, max: 1_000_000 });
const edition = fc.record({ item: fc.constant('folder'), language: fc.constantFrom('sv', 'so') });
const ordered = fc.record({ order: line, unit });
const orderLines = fc.dictionary(
  fc.constantFrom('folder/sv', 'folder/so', 'poster/sv', 'newspaper/sv'),
  fc.oneof(
    fc.record({ quantity: copies, held: fc.constantFrom({ district: 20 }, { 'city-hall': 5, district: 1 }) }),
    fc.record({ quantity: copies, waiting: copies }),
    fc.record({ quantity: copies, lack: fc.constantFrom('too-late', 'print-yourself', 'no-such-edition') }),
  ),
  { minKeys: 1 },
);
const planned = fc.record({ lines: orderLines, acceptPartial: fc.boolean() });
const needed = fc.oneof(fc.constant({}), fc.record({ neededBy: day }));
const printed = fc.record({ item: fc.constant('folder'), language: fc.constant('so'), run: line });
const denied = fc.constantFrom('refused', 'withdrawn', 'closed');
const kind = fc.constantFrom('folder', 'poster');
const proposed = fc.record({ proposal: line, unit });
const edited = fc.constant({ bilingual: true, translation: 'professional' as const });

const soEdition = 'materials/items/folder/editions/so';
const soFolder = fc.constant({ item: 'folder', language: 'so' });

export const materialsEvents: Types<MaterialsEvent> = {
  ItemSet: [
    'materials/items/folder',
    fc.record({ item: line, name: text, kind }),
    fc.oneof(fc.constant({}), fc.record({ orderDeadline: day })),
  ],
  EditionsSet: ['materials/items/folder', fc.record({ item: line, editions: fc.record({ so: edited, ar: edited }) })],
  PackSet: ['materials/packs/small', fc.record({ pack: line, size: fc.constant('small'), lines: fc.constant([]) })],
  PackRemoved: ['materials/packs/small', fc.record({ pack: line })],
  ItemProposed: ['materials/items/proposals/x', proposed, fc.record({ name: text, kind, note: text })],
  ProposalAdopted: ['materials/items/proposals/x', proposed, fc.record({ item: line })],
  ProposalDeclined: ['materials/items/proposals/x', proposed, reason],
  StockMoved: [
    'materials/stock/folder',
    edition,
    fc.record({ depot: office, note: text }),
    fc.oneof(
      fc.record({ quantity: copies, reason: fc.constantFrom('arrival', 'count') }),
      fc.record({ quantity: copies.map((n) => -n), reason: fc.constantFrom('waste', 'count') }),
      fc.record({ quantity: copies, reason: fc.constant('transfer'), to: office }),
    ),
  ],
  StockGiven: [
    'materials/stock',
    fc.record({
      given: fc.constant([
        { unit: 'nacka', edition: 'folder/sv', order: 'nacka.01J', plan: 1, depot: 'district' as const, quantity: 5 },
      ]),
    }),
  ],
  OrderPlaced: [order, ordered, planned, needed],
  OrderChanged: [order, ordered, planned, needed, fc.record({ freed: fc.constant({}) })],
  OrderPicked: [order, ordered],
  OrderDelivered: [
    order,
    ordered,
    fc.record({
      delivered: fc.constant({ 'folder/sv': { district: 20 } }),
      status: fc.constantFrom('partly-delivered', 'delivered'),
      late: fc.boolean(),
    }),
  ],
  OrderReceived: [
    order,
    ordered,
    fc.record({ missing: fc.constantFrom({}, { 'folder/sv': 3 }) }),
    fc.constantFrom({}, { partly: true as const }),
  ],
  OrderCancelled: [order, ordered, fc.record({ freed: fc.constant({}) })],
  OrderAddressForgotten: [order, ordered],
  PrintRunOrdered: [run, printed, fc.record({ quantity: copies, deliveredBy: day, spending: line })],
  PrintRunCancelled: [run, printed, fc.record({ spendingStatus: denied })],
  PrintRunFundsEnded: [run, printed, fc.record({ spendingStatus: denied, unpaid: fc.constant(true) })],
  PrintRunConfirmed: [run, printed, fc.record({ quantity: copies, deliveredBy: day })],
  PrintRunMoved: [run, printed, fc.record({ deliveredBy: day, was: day, units: fc.uniqueArray(unit) })],
  UploadOpened: [`${soEdition}/uploads/x`, soFolder, fc.record({ upload: text })],
  FileAccepted: [soEdition, soFolder, fc.record({ upload: text, hash: text, bytes: copies, pages: copies })],
  FileRefused: [`${soEdition}/uploads/x`, soFolder, fc.record({ upload: text, reason: fc.constantFrom(...reasons) })],
  CopiesPrinted: [soEdition, edition, fc.record({ unit, printed: copies })],
  PrintRunArrived: [run, printed, fc.record({ quantity: copies, given: fc.constant([]), units: fc.uniqueArray(unit) })],
};
