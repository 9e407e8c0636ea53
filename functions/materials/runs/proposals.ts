import { addDays, type Day } from '../../../shared/calendar.ts';
import type { Ore } from '../../../shared/money.ts';
import { editionId, editionStock, partsOf, sum } from '../editions.ts';
import { waitedFor } from '../orders/standing.ts';
import type { CatalogueItem, Copies, Ids, Run, Stock } from '../state.ts';
import { copiesOf } from '../waiters.ts';

/** D11: demand per edition summed into print runs: how much, by when, and how it is cheapest. Pure. */

/** So many copies for so much. */
export type PriceBreak = { readonly quantity: Copies; readonly cost: Ore };
export type Combination = { readonly cost: Ore; readonly quantity: Copies; readonly parts: readonly PriceBreak[] };

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
/** Beyond so many steps the batch with the best price per copy is taken first. */
const mostSteps = 200_000;

/**
 * The cheapest batches that make at least so many copies; of equally cheap ones those that make most. By dynamic
 * programming over the greatest common divisor of the batches.
 */
export const cheapest = (wanted: Copies, breaks: readonly PriceBreak[]): Combination | undefined => {
  const [first, ...others] = breaks;
  if (!first || wanted <= 0) return undefined;
  const step = others.reduce((divisor, { quantity }) => gcd(divisor, quantity), first.quantity);
  const best = breaks.reduce((a, b) => (b.cost * a.quantity < a.cost * b.quantity ? b : a));
  const beyond = Math.max(0, Math.ceil(wanted / step) - mostSteps);
  const bulk = Math.ceil((beyond * step) / best.quantity);
  const steps = Math.max(0, Math.ceil((wanted - bulk * best.quantity) / step));
  // The cheapest for at least n steps, and the batch that it ends with.
  const costs: Ore[] = [0];
  const last: PriceBreak[] = [first];
  for (let n = 1; n <= steps; n++) {
    let cost = Number.POSITIVE_INFINITY;
    for (const each of breaks) {
      const before = costs[Math.max(0, n - each.quantity / step)] ?? 0;
      const isBetter =
        before + each.cost < cost || (before + each.cost === cost && each.quantity > (last[n]?.quantity ?? 0));
      if (!isBetter) continue;
      cost = before + each.cost;
      last[n] = each;
    }
    costs[n] = cost;
  }
  const parts: PriceBreak[] = Array.from({ length: bulk }, () => best);
  for (let n = steps; n > 0;) {
    const each = last[n] ?? first;
    parts.push(each);
    n = Math.max(0, n - each.quantity / step);
  }
  return {
    cost: sum(parts.map(({ cost }) => cost)),
    quantity: sum(parts.map(({ quantity }) => quantity)),
    parts: parts.sort((a, b) => b.quantity - a.quantity),
  };
};

type Demanded = {
  readonly items: Ids<CatalogueItem>;
  readonly stocks: Ids<Stock>;
  /** Those whose money is not decided on: what confirmed ones bring is promised already. */
  readonly awaiting: Ids<Run>;
};

/** Each edition that somebody waits for, what runs without money yet would give of it, and what is left to print. */
export const demandsOf = (
  { items, stocks, awaiting }: Demanded,
  { today, deliveryDays }: { readonly today: Day; readonly deliveryDays: number },
  asked: { readonly overPrintPercent: number; readonly prices: readonly PriceBreak[] },
) =>
  waitedFor(stocks)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((edition) => {
      const { item, language } = partsOf(edition);
      const { waiting: waiters } = editionStock(stocks[item], language);
      const waiting = copiesOf(waiters);
      const [neededBy] = waiters.flatMap((each) => each.neededBy ?? []).sort();
      const awaitingFunds = sum(
        Object.values(awaiting).map((run) => (editionId(run.item, run.language) === edition ? run.quantity : 0)),
      );
      const open = Math.max(0, waiting - awaitingFunds);
      const lead = items[item]?.leadTimeDays ?? 0;
      const printBy = neededBy === undefined ? undefined : addDays(neededBy, -deliveryDays - lead);
      const quantity = Math.ceil((open * (100 + asked.overPrintPercent)) / 100);
      const cheap = cheapest(quantity, asked.prices);
      return {
        item,
        language,
        waiting,
        orders: new Set(waiters.map(({ order }) => order)).size,
        coming: awaitingFunds,
        awaitingFunds,
        open,
        ...(neededBy !== undefined && { neededBy }),
        ...(printBy !== undefined && { printBy, isLate: printBy < today }),
        ...(open > 0 && {
          proposal: { quantity: cheap?.quantity ?? quantity, ...(cheap && { cost: cheap.cost, parts: cheap.parts }) },
        }),
      };
    });
