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
  OrderDeadlineMoved: ['materials/items/folder', fc.record({ item: line, orderDeadline: day, was: day })],
  EditionsSet: ['materials/items/folder', fc.record({ item: line, editions: fc.record({ so: edited, ar: edited }) })],
  PackSet: ['materials/packs/small', fc.record({ pack: line, size: fc.constant('small'), lines: fc.constant([]) })],
  ItemRemoved: ['materials/items/folder', fc.record({ item: line, retired: fc.boolean() })],
  EditionRemoved: [
    'materials/items/folder',
    fc.record({ item: line, language: fc.constant('so'), retired: fc.boolean() }),
  ],
  PackRemoved: ['materials/packs/small', fc.record({ pack: line })],
  ItemProposed: ['materials/items/proposals/x', proposed, fc.record({ name: text, kind, note: text })],
  ProposalAdopted: ['materials/items/proposals/x', proposed, fc.record({ item: line })],
  ProposalDeclined: ['materials/items/proposals/x', proposed, reason],
  ProposalWithdrawn: ['materials/items/proposals/x', proposed],
  ProposalReopened: ['materials/items/proposals/x', proposed, reason, fc.record({ replyBy: day })],
  ProposalEscalated: ['materials/items/proposals/x', proposed, fc.record({ replyBy: day })],
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
  StockMovementReversed: [
    'materials/stock/folder',
    edition,
    reason,
    fc.record({
      movement: line,
      depot: office,
      quantity: copies,
      was: fc.constantFrom('arrival', 'count', 'waste', 'transfer'),
      taken: fc.constant([]),
      units: fc.uniqueArray(unit),
    }),
  ],
  StockGiven: [
    'materials/stock',
    fc.record({
      given: fc.constant([
        { unit: 'nacka', edition: 'folder/sv', order: 'nacka.01J', depot: 'district' as const, quantity: 5 },
      ]),
    }),
  ],
  CopiesPromised: [
    'materials/stock',
    fc.record({
      promised: fc.tuple(
        fc.record({
          unit,
          edition: fc.constant('folder/sv'),
          order: line,
          quantity: copies,
          deliveredBy: day,
          late: fc.boolean(),
        }),
      ),
    }),
  ],
  PromisesTakenBack: [
    'materials/stock',
    fc.record({
      taken: fc.tuple(fc.record({ unit, edition: fc.constant('folder/sv'), order: line, quantity: copies })),
    }),
  ],
  OrderPlaced: [order, ordered, planned, needed],
  OrderChanged: [order, ordered, planned, needed, fc.record({ freed: fc.constant({}) })],
  OrderRedirected: [order, ordered, needed, fc.record({ elsewhere: fc.boolean() })],
  OrderEscalated: [
    order,
    ordered,
    fc.record({ owner: fc.constant('district'), replyBy: day, status: fc.constantFrom('placed', 'delivered') }),
  ],
  ShareEscalated: [order, ordered, fc.record({ with: fc.constant('nacka'), replyBy: day })],
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
  SharesAsked: [
    order,
    ordered,
    fc.record({ replyBy: day, asked: fc.uniqueArray(unit, { minLength: 1 }), shares: fc.constant({}) }),
  ],
  ShareConsented: [order, ordered, fc.record({ with: fc.constantFrom('nacka', 'kista'), placed: line })],
  ShareDeclined: [order, ordered, reason, fc.record({ with: fc.constantFrom('nacka', 'kista') })],
  OrderPickingReversed: [order, ordered, reason],
  OrderDeliveryReversed: [
    order,
    ordered,
    reason,
    fc.record({
      delivery: line,
      delivered: fc.constant({ 'folder/sv': { district: 20 } }),
      status: fc.constantFrom('placed', 'partly-delivered', 'cancelled'),
    }),
  ],
  OrderReceiptReversed: [
    order,
    ordered,
    reason,
    fc.record({ receipt: line, missing: fc.constant({}), status: fc.constant('delivered') }),
  ],
  OrderCancelled: [
    order,
    ordered,
    fc.record({ freed: fc.constant({}) }),
    fc.oneof(fc.constant({}), fc.record({ by: fc.constant('district'), reason: text })),
  ],
  OrderReopened: [
    order,
    ordered,
    planned,
    fc.record({ claimed: fc.constant({}), by: fc.constantFrom('district', 'nacka'), reason: text }),
  ],
  OrderAddressForgotten: [order, ordered],
  PrintRunOrdered: [run, printed, fc.record({ quantity: copies, deliveredBy: day, spending: line })],
  PrintRunCancelled: [run, printed, fc.record({ spendingStatus: denied })],
  PrintRunFundsEnded: [run, printed, fc.record({ spendingStatus: denied, unpaid: fc.constant(true) })],
  PrintRunConfirmed: [
    run,
    printed,
    fc.record({ quantity: copies, deliveredBy: day, passedOver: fc.uniqueArray(unit) }),
  ],
  PrintRunCalledOff: [run, printed, reason],
  PrintRunResized: [run, printed, fc.record({ quantity: copies, was: copies, rest: copies })],
  PrintRunArrivalReversed: [
    run,
    printed,
    reason,
    fc.record({ quantity: copies, rest: copies, arrival: line, deliveredBy: day }),
    fc.record({ taken: fc.constant([]), units: fc.uniqueArray(unit) }),
  ],
  PrintRunEscalated: [run, printed, fc.record({ deliveredBy: day })],
  PrintRunMoved: [run, printed, fc.record({ deliveredBy: day, was: day, units: fc.uniqueArray(unit) })],
  UploadOpened: [`${soEdition}/uploads/x`, soFolder, fc.record({ upload: text })],
  FileAccepted: [soEdition, soFolder, fc.record({ upload: text, hash: text, bytes: copies, pages: copies })],
  FileRefused: [`${soEdition}/uploads/x`, soFolder, fc.record({ upload: text, reason: fc.constantFrom(...reasons) })],
  CopiesCorrected: [soEdition, edition, reason, fc.record({ unit, printed: copies, was: copies })],
  CopiesPrinted: [soEdition, edition, fc.record({ unit, printed: copies })],
  PrintRunArrived: [
    run,
    printed,
    fc.record({ quantity: copies, rest: copies, given: fc.constant([]), units: fc.uniqueArray(unit) }),
  ],
};
