import { addDays, type Day } from '../../../shared/calendar.ts';
import { isPast, isToEscalate } from '../../../shared/overdue.ts';
import type { Office } from '../../../shared/units.ts';
import { editionStock, partsOf } from '../editions.ts';
import type { MaterialsEvent } from '../events.ts';
import { orderSubject } from '../judge.ts';
import type { EditionId, Ids, Line, Order, Stock } from '../state.ts';
import { isOpen } from './standing.ts';
import type { OrderShare } from './state.ts';

/** D6: who sees to an order, by when, and what becomes of one that nobody has seen to. Pure. */
type Lines = Readonly<Record<EditionId, Line>>;

/** The office in whose depot all of it lies that is kept for it; else the district, which prints and keeps for all. */
export const ownerOf = (lines: Lines): Office => {
  const depots = new Set(Object.values(lines).flatMap(({ held = {} }) => Object.keys(held) as Office[]));
  const [only] = depots;
  return depots.size === 1 && only !== undefined ? only : 'district';
};

/** When what it is promised of print runs shall have come. */
const promisedDays = (lines: Lines, stocks: Ids<Stock>): readonly Day[] =>
  Object.entries(lines).flatMap(([edition, { promised = {} }]) => {
    const { item, language } = partsOf(edition);
    const { runs } = editionStock(stocks[item], language);
    return Object.keys(promised).flatMap((run) => runs[run]?.deliveredBy ?? []);
  });

/** The day by which it is needed; where nobody says one, so many days from when all that it is promised has come. */
export const deliverBy = (
  {
    neededBy,
    lines,
    stocks,
  }: { readonly neededBy?: Day | undefined; readonly lines: Lines; readonly stocks: Ids<Stock> },
  today: Day,
  days: number,
): Day =>
  neededBy !== undefined && neededBy >= today
    ? neededBy
    : addDays([today, ...promisedDays(lines, stocks)].toSorted().at(-1) ?? today, days);

type Owned = Pick<Order, 'owner' | 'replyBy' | 'escalated'>;
/** Seen to by somebody else, or by another day: of that one it is told anew that it is past. */
export const dueAgain = <T extends Owned>({ escalated: _, ...is }: T, { owner, replyBy }: Owned): T =>
  ({ ...is, ...(owner !== undefined && { owner }), ...(replyBy !== undefined && { replyBy }) }) as T;
/** The same where the day on which it is needed has changed. */
export const neededAgain = (is: Order, neededBy: Day | undefined): Order =>
  neededBy === undefined || neededBy === is.neededBy ? is : { ...dueAgain(is, { replyBy: neededBy }), neededBy };

const isAwaited = (order: Order): boolean => isOpen(order) || order.status === 'delivered';
const isAsked = (order: Order, { status }: OrderShare): boolean => isOpen(order) && status === 'asked';

/** Past its day, or with a share in it that nobody has answered by its own. */
export const isOverdue = (order: Order, today: Day): boolean =>
  (isAwaited(order) && isPast(order, today)) ||
  Object.values(order.shares ?? {}).some((share) => isAsked(order, share) && isPast(share, today));

/** What the daily schedule does with an order past its day, and with what others were asked to order with it. */
export const escalateOrder = ({ order }: { readonly order: Order }, today: Day): readonly MaterialsEvent[] => {
  const { id, unit, status, owner, replyBy, shares = {} } = order;
  const on = { subject: orderSubject(id), order: id, unit };
  return [
    ...(isAwaited(order) && owner !== undefined && replyBy !== undefined && isToEscalate(order, today)
      ? [{ type: 'OrderEscalated' as const, ...on, status, owner, replyBy }]
      : []),
    ...Object.entries(shares).flatMap(([asked, share]) =>
      isAsked(order, share) && isToEscalate(share, today)
        ? [{ type: 'ShareEscalated' as const, ...on, with: asked, replyBy: share.replyBy }]
        : [],
    ),
  ];
};
