import { isDay, type Day } from '../../shared/calendar.ts';
import type { Ore } from '../../shared/money.ts';

/** What people type, as values: sums, counts and days. Undefined where it is none. Pure. */

/** `4 500`, `4500,50`, `4.500,50 kr`, `SEK 4,500`: a sum in whole öre. A comma or point before one or two last digits divides. */
export const oreOf = (typed: string): Ore | undefined => {
  const bare = typed.replace(/kr(onor)?\.?|sek|:-/gi, '').replace(/\s/g, '');
  const found = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(bare);
  if (!found) return undefined;
  const [, whole = '', fraction = ''] = found;
  return Number(whole.replace(/[.,]/g, '')) * 100 + Number(fraction.padEnd(2, '0'));
};
/** A sum as one would type it: `450050` -> `4500,50`. */
export const typedOre = (amount: Ore): string =>
  amount % 100 === 0 ? String(amount / 100) : (amount / 100).toFixed(2).replace('.', ',');

export const countOf = (typed: string): number | undefined => {
  const bare = typed.replace(/[\s.]/g, '');
  return /^\d{1,9}$/.test(bare) ? Number(bare) : undefined;
};
/** What a browser's own field for days gives. */
export const dayOf = (typed: string): Day | undefined => (isDay(typed) ? typed : undefined);
