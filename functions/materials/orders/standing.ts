import type { Office, Unit } from '../../../shared/units.ts';
import { editionId, editionStock, partsOf, runId, runParts, sum, total } from '../editions.ts';
import type { Waiting } from '../runs/apportion.ts';
import type {
  Associations,
  Claim,
  Copies,
  EditionId,
  Gift,
  Given,
  Ids,
  Line,
  Order,
  PerDepot,
  Run,
  Stock,
} from '../state.ts';

/**
 * What an order's line has now: as it was decided, and with what it has been given since of runs that arrived and of
 * stock that came or was set free. Computed when read, so that whoever gives rewrites no order. Pure.
 */
export type Givers = { readonly runs: Ids<Run>; readonly stocks: Ids<Stock> };
/** An order with all that says how it stands. */
export type Explained = Givers & { readonly order: Order };
/** Who may wait: the open orders, and what has given them something. Between several, priority areas count. */
export type Waiters = Givers & { readonly open: Ids<Order>; readonly associations: Associations };

export type Standing = {
  /** Kept for it in depots, and not delivered. */
  readonly held: PerDepot<Copies>;
  /** Of runs that are on their way, by ULID. */
  readonly promised: Ids<Copies>;
  /** Without a promise. */
  readonly waiting: Copies;
  /** What it has been given since it was decided. */
  readonly given: Copies;
  readonly delivered: Copies;
};

/** Something is still to be delivered of it. */
export const isOpen = ({ status }: Order): boolean =>
  status === 'placed' || status === 'picking' || status === 'partly-delivered';

/** What was given to a line, as far as that was this decision of the order; runs come to the district's depot. */
const giftsTo = (order: Order, edition: EditionId, { runs, stocks }: Givers): readonly Gift[] => {
  const { item, language } = partsOf(edition);
  const isTheirs = (each: Given): boolean => each.order === order.id && each.plan === order.plan;
  const ofRuns = Object.values(runs).flatMap((run) =>
    run.item === item && run.language === language ? (run.given ?? []).filter(isTheirs) : [],
  );
  return [
    ...ofRuns.map((each) => ({ ...each, depot: 'district' as const })),
    ...editionStock(stocks[item], language).given.filter(isTheirs),
  ];
};

export const standingOf = (order: Order, edition: EditionId, line: Line, givers: Givers): Standing => {
  const delivered = total(line.delivered);
  const { item, language } = partsOf(edition);
  const gifts = giftsTo(order, edition, givers);
  const given = sum(gifts.map(({ quantity }) => quantity));
  if (!isOpen(order)) return { held: {}, promised: {}, waiting: 0, given, delivered };
  const promised = Object.fromEntries(
    Object.entries(line.promised ?? {}).filter(
      ([ulid]) => givers.runs[runId(item, language, ulid)]?.status !== 'arrived',
    ),
  );
  const held: Partial<Record<Office, Copies>> = { ...line.held };
  for (const { depot, quantity } of gifts) held[depot] = (held[depot] ?? 0) + quantity;
  for (const [depot, copies] of Object.entries(line.delivered ?? {}) as [Office, Copies][])
    held[depot] = (held[depot] ?? 0) - copies;
  return {
    held: Object.fromEntries(Object.entries(held).filter(([, copies]) => copies > 0)),
    promised,
    waiting: total(line.promised) + (line.waiting ?? 0) - total(promised) - given,
    given,
    delivered,
  };
};

export const standings = (order: Order, givers: Givers): readonly (readonly [EditionId, Line, Standing])[] =>
  Object.entries(order.lines).map(([edition, line]) => [edition, line, standingOf(order, edition, line, givers)]);

/** What cancelling or deciding anew lets go. */
export const freedOf = (order: Order, givers: Givers): Readonly<Record<EditionId, Claim>> =>
  Object.fromEntries(
    standings(order, givers).flatMap(([edition, , { held, promised, waiting }]) => {
      const claim: Claim = {
        ...(total(held) > 0 && { held }),
        ...(total(promised) > 0 && { promised }),
        ...(waiting > 0 && { waiting }),
      };
      return Object.keys(claim).length > 0 ? [[edition, claim]] : [];
    }),
  );

/** The open orders that wait for an edition, or are promised something of that run. */
export const waitersOf = (
  { open, associations, ...givers }: Waiters,
  edition: EditionId,
  run?: string,
): readonly (Waiting & { readonly unit: Unit })[] => {
  const ulid = run === undefined ? '' : runParts(run).ulid;
  return Object.values(open).flatMap((order) => {
    const line = order.lines[edition];
    if (!line) return [];
    const { promised, waiting } = standingOf(order, edition, line, givers);
    const own = promised[ulid] ?? 0;
    if (own + waiting === 0) return [];
    const { id, plan, unit } = order;
    const isPriority = associations[unit]?.priorityArea === true;
    return [{ order: id, plan, unit, isPriority, promised: own, waiting }];
  });
};

/** The editions of which an order may have been given something since. */
export const awaited = ({ lines }: Order): readonly EditionId[] =>
  Object.entries(lines).flatMap(([edition, { promised, waiting = 0 }]) =>
    waiting > 0 || total(promised) > 0 ? [edition] : [],
  );

/** The editions that somebody waits for. */
export const waitedFor = (stocks: Ids<Stock>): readonly EditionId[] =>
  Object.values(stocks).flatMap(({ item, editions }) =>
    Object.entries(editions).flatMap(([language, { waiting = 0 }]) => (waiting > 0 ? [editionId(item, language)] : [])),
  );

/** Whether anybody waits for an edition of this stock, or has something of this print run promised. */
export const isExpected = (stocks: Ids<Stock>, run: string): boolean => {
  const { item, language, ulid } = runParts(run);
  const promised = editionStock(stocks[item], language).runs[ulid]?.promised ?? 0;
  return promised > 0 || waitedFor(stocks).length > 0;
};

/** Whether others wait for something that is kept for this order, and that it may let go. */
export const othersWait = ({ order, ...givers }: Explained): boolean =>
  standings(order, givers).some(([edition, , { held, waiting }]) => {
    const { item, language } = partsOf(edition);
    return total(held) > 0 && editionStock(givers.stocks[item], language).waiting > waiting;
  });
