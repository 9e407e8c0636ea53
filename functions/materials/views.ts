import { type Actor, associationsOf, belongsTo, isInOffice, officesOf } from '../../shared/actor.ts';
import type { Day } from '../../shared/calendar.ts';
import { type Office, offices, type Unit } from '../../shared/units.ts';
import { comingOf, editionStock, partsOf, runId, sorted, sum, total, unitOfOrder } from './editions.ts';
import { nextChance } from './orders/sources.ts';
import { type Standing, standingOf } from './orders/standing.ts';
import type { CatalogueItem, Copies, EditionId, Ids, Line, Order, Run, Stock } from './state.ts';

/** How stock, orders and runs are shown, and to whom (invariant 8). Pure. */
export type Reader = {
  readonly forOffices: boolean;
  readonly units: readonly Unit[];
};
export const readerOf = (actor: Actor): Reader => ({
  forOffices: isInOffice(actor),
  units: [...officesOf(actor), ...associationsOf(actor)],
});
/** Whether somebody keeps catalogue, stock and print runs: the district office does, for it prints for all. */
export const isKeeper = (actor: Actor): boolean => belongsTo(actor, 'district');

/** What is known beside an order; without it the order is shown as it was decided. */
export type Known = {
  readonly runs: Ids<Run>;
  readonly items: Ids<CatalogueItem>;
  readonly stocks: Ids<Stock>;
  readonly today: Day;
};

const sourcesOf = (edition: EditionId, line: Line, standing: Standing, neededBy: Day | undefined, known?: Known) => {
  const { item, language } = partsOf(edition);
  const comes = (ulid: string): Day | undefined =>
    known?.runs[runId(item, language, ulid)]?.deliveredBy ??
    editionStock(known?.stocks[item], language).runs[ulid]?.deliveredBy;
  const left = line.quantity - total(line.held) - total(line.promised) - (line.waiting ?? 0);
  return [
    ...offices.flatMap((depot) => {
      const quantity = (standing.held[depot] ?? 0) + (line.delivered?.[depot] ?? 0);
      return quantity > 0 ? [{ from: 'stock' as const, quantity, depot }] : [];
    }),
    ...Object.entries(standing.promised).map(([ulid, quantity]) => {
      const promised = comes(ulid);
      const run = runId(item, language, ulid);
      const late = promised !== undefined && neededBy !== undefined && promised > neededBy;
      return { from: 'print-run' as const, quantity, run, ...(promised !== undefined && { promised, late }) };
    }),
    ...(standing.waiting > 0 ? [{ from: 'waiting' as const, quantity: standing.waiting }] : []),
    ...(left > 0 && line.lack === 'print-yourself' ? [{ from: 'print-yourself' as const, quantity: left }] : []),
    ...(left > 0 && line.lack !== undefined && line.lack !== 'print-yourself'
      ? [{ from: 'unavailable' as const, quantity: left, reason: line.lack }]
      : []),
  ];
};

const viewLine = (order: Order, edition: EditionId, line: Line, known?: Known) => {
  const { item: id, language } = partsOf(edition);
  const standing = standingOf(order, edition, line, known ?? { runs: {}, stocks: {} });
  const sources = sourcesOf(edition, line, standing, order.neededBy, known);
  const item = line.lack === undefined ? undefined : known?.items[id];
  return {
    item: id,
    language,
    quantity: line.quantity,
    sources,
    delivered: standing.delivered,
    ...(line.missing !== undefined && { missing: line.missing }),
    ...(known && { late: sources.some((source) => 'late' in source && source.late === true) }),
    ...(known && item && { next: nextChance(item, known.stocks[id], language, known.today) }),
  };
};

/** Where it goes is shown to the district office, which brings it, and to the unit. */
export const viewOrder = (order: Order, { forOffices, units }: Reader, known?: Known) => {
  const { plan: _, rationed: __, leftOut, lines, filer, deliverTo, ...plain } = order;
  return {
    ...plain,
    ...(deliverTo !== undefined && (units.includes('district') || units.includes(order.unit)) && { deliverTo }),
    ...(forOffices && { filer }),
    lines: sorted(lines).map(([edition, line]) => viewLine(order, edition, line, known)),
    ...(leftOut && {
      leftOut: sorted(leftOut).map(([edition, quantity]) => ({ ...partsOf(edition), quantity })),
    }),
  };
};

export const viewRun = (run: Run, today: Day, { forOffices, units }: Reader) => {
  const { given, status, spending, ...plain } = run;
  const isLate = status === 'confirmed' && run.deliveredBy < today;
  return {
    ...plain,
    status: isLate ? ('late' as const) : status,
    ...(forOffices && spending && { spending }),
    ...(given && {
      given: given.map(({ order, quantity }) => {
        const unit = unitOfOrder(order);
        return { unit, quantity, ...((forOffices || units.includes(unit)) && { order }) };
      }),
    }),
  };
};

/** One edition per depot where there is, or may come, something. */
export const viewStock = ({ item, editions }: Stock, language: string) => {
  const is = editionStock({ editions }, language);
  const coming = comingOf(is);
  return offices.flatMap((depot: Office) => {
    const { onHand, reserved } = is.depots[depot] ?? { onHand: 0, reserved: 0 };
    const incoming: Copies = depot === 'district' ? sum(coming.map(({ quantity }) => quantity)) : 0;
    const free: Copies = depot === 'district' ? sum(coming.map((run) => run.free)) : 0;
    if (is.depots[depot] === undefined && incoming === 0) return [];
    return [{ depot, item, language, onHand, reserved, incoming, available: onHand + free }];
  });
};
