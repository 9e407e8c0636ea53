import type { Office } from '../../../shared/units.ts';
import { editionId, editionStock, partsOf, promisesOf, total } from '../editions.ts';
import type { Claim, Copies, EditionId, Ids, Line, Order, PerDepot, Stock } from '../state.ts';
import { copiesOf, ofOrder } from '../waiters.ts';

/**
 * What an order's line has now: as it was decided, and with what it has been given and promised since, which the stock
 * knows. Computed when read, so that whoever gives rewrites no order. Pure.
 */
export type Givers = { readonly stocks: Ids<Stock> };
/** An order with all that says how it stands. */
export type Explained = Givers & { readonly order: Order };

export type Standing = {
  /** Kept for it in depots, and not delivered. */
  readonly held: PerDepot<Copies>;
  /** Of runs that are on their way, by ULID. */
  readonly promised: Ids<Copies>;
  /** Without a promise. */
  readonly waiting: Copies;
  readonly delivered: Copies;
};

/** Something is still to be delivered of it. */
export const isOpen = ({ status }: Order): boolean =>
  status === 'placed' || status === 'picking' || status === 'partly-delivered';

const openLine = (held: PerDepot<Copies>, line: Line, rest: Pick<Standing, 'promised' | 'waiting'>): Standing => {
  const left: Partial<Record<Office, Copies>> = { ...held };
  for (const [depot, copies] of Object.entries(line.delivered ?? {}) as [Office, Copies][])
    left[depot] = (left[depot] ?? 0) - copies;
  return {
    held: Object.fromEntries(Object.entries(left).filter(([, copies]) => copies > 0)),
    ...rest,
    delivered: total(line.delivered),
  };
};
const overLine = (line: Line): Standing => ({ held: {}, promised: {}, waiting: 0, delivered: total(line.delivered) });

/** As it was decided, whatever has become of that. */
export const decidedOf = (order: Order, line: Line): Standing => {
  const { held = {}, promised = {}, waiting = 0 } = line;
  return isOpen(order) ? openLine(held, line, { promised, waiting }) : overLine(line);
};

export const standingOf = (order: Order, edition: EditionId, line: Line, { stocks }: Givers): Standing => {
  if (!isOpen(order)) return overLine(line);
  const { item, language } = partsOf(edition);
  const is = editionStock(stocks[item], language);
  const held: Partial<Record<Office, Copies>> = { ...line.held };
  for (const { order: id, depot, quantity } of is.given)
    if (id === order.id) held[depot] = (held[depot] ?? 0) + quantity;
  const promised: Record<string, Copies> = {};
  for (const { waiter, source, quantity } of promisesOf(is))
    if (waiter.order === order.id) promised[source] = (promised[source] ?? 0) + quantity;
  return openLine(held, line, { promised, waiting: copiesOf(ofOrder(is.waiting, order.id)) });
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

/** The editions of which an order may have been given something since. */
export const awaited = ({ lines }: Order): readonly EditionId[] =>
  Object.entries(lines).flatMap(([edition, { promised, waiting = 0 }]) =>
    waiting > 0 || total(promised) > 0 ? [edition] : [],
  );

/** The editions that somebody waits for without a promise. */
export const waitedFor = (stocks: Ids<Stock>): readonly EditionId[] =>
  Object.values(stocks).flatMap(({ item, editions }) =>
    Object.entries(editions).flatMap(([language, { waiting }]) => (waiting ? [editionId(item, language)] : [])),
  );
