import { type Actor, associationsOf, belongsTo, isInOffice, officesOf } from '../../shared/actor.ts';
import type { Day } from '../../shared/calendar.ts';
import { withoutEarlier } from '../../shared/texts.ts';
import { isOffice, type Office, offices, type Unit } from '../../shared/units.ts';
import { posterBar, type PosterRules } from '../gatherings/offers.ts';
import { editionStock, incomingOf, partsOf, promisesOf, runId, sorted, sum, total, unpromisedOf } from './editions.ts';
import { nextChance } from './orders/sources.ts';
import { decidedOf, type Standing, standingOf } from './orders/standing.ts';
import type { Arrival, CatalogueItem, Copies, EditionId, Given, Ids, Line, Order, Run, Said, Stock } from './state.ts';
import type { Delivery } from './deliveries/state.ts';
import type { Movement } from './stock/state.ts';
import { type Source, unitOfOrder } from './waiters.ts';

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
  readonly items: Ids<CatalogueItem>;
  readonly stocks: Ids<Stock>;
  readonly today: Day;
  /** Where posters may hang (E4). */
  readonly posterRules?: PosterRules | undefined;
};

const sourcesOf = (edition: EditionId, line: Line, standing: Standing, neededBy: Day | undefined, known?: Known) => {
  const { item, language } = partsOf(edition);
  const comes = (ulid: string): Day | undefined => editionStock(known?.stocks[item], language).runs[ulid]?.deliveredBy;
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
  const standing = known ? standingOf(order, edition, line, known) : decidedOf(order, line);
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

const reasonOf = ({ reason }: Said) => (reason === undefined ? {} : { reason });

const quantitiesIn = (some: Readonly<Record<EditionId, Copies>>) =>
  sorted(some).map(([edition, quantity]) => ({ ...partsOf(edition), quantity }));
const viewDelivery = ({ delivered, ...plain }: Delivery) => ({
  ...plain,
  lines: sorted(delivered).flatMap(([edition, perDepot]) =>
    offices.flatMap((depot) => {
      const quantity = perDepot[depot] ?? 0;
      return quantity > 0 ? [{ ...partsOf(edition), depot, quantity }] : [];
    }),
  ),
});

/** Whenever it is needed, as nobody says when, is late enough. */
const anyDay = '9999-12-31';
const warningsOf = ({ unit, neededBy = anyDay }: Order, posters: readonly string[], rules: PosterRules | undefined) => {
  const why = rules && posterBar(rules, isOffice(unit) ? undefined : unit, neededBy);
  return why && posters.length > 0 ? { warnings: posters.map((item) => ({ item, why })) } : {};
};

/** The district office, which brings it, the unit, and whoever is asked to have theirs brought there, too. */
const isToldWhere = ({ unit, shares = {} }: Order, units: readonly Unit[]): boolean =>
  ['district', unit, ...Object.keys(shares)].some((each) => units.includes(each));

export const viewOrder = (order: Order, { forOffices, units }: Reader, known?: Known) => {
  const {
    rationed: _,
    posters = [],
    shares,
    leftOut,
    lines,
    packs,
    filer,
    deliverTo,
    cancelled,
    deliveries,
    receipts,
    ...plain
  } = withoutEarlier(order);
  return {
    ...plain,
    ...(deliverTo !== undefined && isToldWhere(order, units) && { deliverTo }),
    ...(forOffices && { filer }),
    ...(cancelled && { cancelled: { at: cancelled.at, by: cancelled.by, ...reasonOf(cancelled) } }),
    ...(packs && { packs: packs.map(({ brings: __, ...pack }) => pack) }),
    lines: sorted(lines).map(([edition, line]) => viewLine(order, edition, line, known)),
    ...(leftOut && { leftOut: quantitiesIn(leftOut) }),
    ...(shares && { shares: sorted(shares).map(([unit, share]) => ({ unit, ...share })) }),
    ...warningsOf(order, posters, known?.posterRules),
    ...(deliveries && { deliveries: deliveries.map(viewDelivery) }),
    ...(receipts && { receipts: receipts.map((each) => ({ ...each, missing: quantitiesIn(each.missing) })) }),
  };
};

const viewGiven = (given: readonly Given[], { forOffices, units }: Reader) =>
  given.map(({ order, quantity }) => {
    const unit = unitOfOrder(order);
    return { unit, quantity, ...((forOffices || units.includes(unit)) && { order }) };
  });
/** For each order once. */
const mergedIn = (arrivals: readonly Arrival[]): readonly Given[] => {
  const copies = new Map<string, Copies>();
  for (const { order, quantity } of arrivals.flatMap(({ given }) => given))
    copies.set(order, (copies.get(order) ?? 0) + quantity);
  return [...copies].map(([order, quantity]) => ({ order, quantity }));
};

/** What is known beside a run. */
export type KnownOfRun = {
  readonly today: Day;
  readonly electionDay?: Day | undefined;
  /** Somebody who waits for it is where posters may not hang (E4). */
  readonly barred?: boolean | undefined;
  readonly stocks?: Ids<Stock> | undefined;
};

/** To whom it is promised what the run is still to bring, the earliest promises first. */
const promisedIn = ({ id, item, language }: Run, stocks: Ids<Stock>): readonly Given[] =>
  promisesOf(editionStock(stocks[item], language))
    .filter(({ source }) => runId(item, language, source) === id)
    .map(({ waiter, quantity }) => ({ order: waiter.order, quantity }));

export const viewRun = (run: Run, { today, electionDay, barred, stocks }: KnownOfRun, reader: Reader) => {
  const { status, spending, arrivals = [], ...plain } = withoutEarlier(run);
  const isLate = status === 'confirmed' && run.deliveredBy < today;
  const standing = arrivals.filter(({ reversed }) => !reversed);
  const last = standing.at(-1);
  const isTooLate = electionDay !== undefined && status !== 'cancelled' && run.deliveredBy > electionDay;
  const warnings = [
    ...(isTooLate ? (['after-election-day'] as const) : []),
    ...(barred ? (['poster-ban'] as const) : []),
  ];
  return {
    ...plain,
    status: isLate ? ('late' as const) : status,
    ...(reader.forOffices && spending && { spending: { request: spending.request, status: spending.status } }),
    ...(last && {
      arrived: sum(standing.map(({ quantity }) => quantity)),
      ...(status === 'arrived' && { arrivedAt: last.at }),
      given: viewGiven(mergedIn(standing), reader),
    }),
    ...(stocks && status === 'confirmed' && { promised: viewGiven(promisedIn(run, stocks), reader) }),
    arrivals: arrivals.map((each) => ({ ...each, given: viewGiven(each.given, reader) })),
    ...(warnings.length > 0 && { warnings }),
  };
};

/** For offices, as stock is. */
export const viewMovement = ({ given = [], ...movement }: Movement, reader: Reader) => ({
  ...withoutEarlier(movement),
  given: viewGiven(given, reader),
});

/** One edition per depot where there is, or may come, something. */
export const viewStock = ({ item, editions }: Stock, language: string) => {
  const is = editionStock({ editions }, language);
  return offices.flatMap((depot: Office) => {
    const { onHand, reserved } = is.depots[depot] ?? { onHand: 0, reserved: 0 };
    const coming = (runs: readonly Source[]): Copies =>
      depot === 'district' ? sum(runs.map(({ quantity }) => quantity)) : 0;
    const [incoming, free] = [coming(incomingOf(is)), coming(unpromisedOf(is))];
    if (is.depots[depot] === undefined && incoming === 0) return [];
    return [{ depot, item, language, onHand, reserved, incoming, available: onHand + free }];
  });
};
