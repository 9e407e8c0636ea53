/** Money is Swedish kronor in whole öre. Pure. */
export type Ore = number;

/** The largest amount of one command: 10 million SEK. Sums of many such stay far below 2^53. */
export const largestAmount: Ore = 1_000_000_000;

const inThrees = (digits: string, language: 'sv' | 'en'): string =>
  digits.replace(/\B(?=(\d{3})+$)/g, language === 'sv' ? ' ' : ',');
const minus = { sv: '−', en: '-' };

/** A whole number, `-12345` -> `−12 345`: for sentences. */
export const grouped = (count: number, language: 'sv' | 'en'): string =>
  `${count < 0 ? minus[language] : ''}${inThrees(String(Math.abs(count)), language)}`;

/** `1234550` -> `12 345,50 kr`: for sentences, never for reckoning. */
export const kronor = (amount: Ore, language: 'sv' | 'en' = 'sv'): string => {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const whole = inThrees(digits.slice(0, -2), language);
  const ore = digits.slice(-2);
  const fraction = ore === '00' ? '' : `${language === 'sv' ? ',' : '.'}${ore}`;
  const sign = amount < 0 ? minus[language] : '';
  return language === 'sv' ? `${sign}${whole}${fraction} kr` : `${sign}SEK ${whole}${fraction}`;
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
