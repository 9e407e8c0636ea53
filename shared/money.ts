/** Money is Swedish kronor in whole öre. Pure. */
export type Ore = number;

/** The largest amount of one command: 10 million SEK. Sums of many such stay far below 2^53. */
export const largestAmount: Ore = 1_000_000_000;

/** `1234550` -> `12 345,50 kr`: for sentences, never for reckoning. */
export const kronor = (amount: Ore, language: 'sv' | 'en' = 'sv'): string => {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, language === 'sv' ? ' ' : ',');
  const ore = digits.slice(-2);
  const fraction = ore === '00' ? '' : `${language === 'sv' ? ',' : '.'}${ore}`;
  return language === 'sv'
    ? `${amount < 0 ? '−' : ''}${whole}${fraction} kr`
    : `${amount < 0 ? '-' : ''}SEK ${whole}${fraction}`;
};

/**
 * Divides `total` in proportion to `weights` so that the parts sum exactly (largest remainder; ties go to the first).
 * All parts are 0 when every weight is 0. Exact for totals and weights up to 2^53, since it reckons in BigInt.
 */
export const apportion = (total: Ore, weights: readonly number[]): readonly Ore[] => {
  const sum = weights.reduce((a, b) => a + BigInt(b), 0n);
  if (sum === 0n) return weights.map(() => 0);
  const exact = weights.map((weight) => BigInt(total) * BigInt(weight));
  const floors = exact.map((value) => value / sum);
  const left = Number(BigInt(total) - floors.reduce((a, b) => a + b, 0n));
  const order = exact
    .map((value, i) => ({ i, rest: value % sum }))
    .sort((a, b) => Number(b.rest - a.rest) || a.i - b.i);
  const raised = new Set(order.slice(0, left).map(({ i }) => i));
  return floors.map((floor, i) => Number(floor) + (raised.has(i) ? 1 : 0));
};
