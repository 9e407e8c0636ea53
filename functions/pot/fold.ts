import type { Ore } from '../../shared/money.ts';

/** Helpers of folding events. Pure. */
export const plus = <K extends string>(amounts: Readonly<Partial<Record<K, Ore>>>, key: K, amount: Ore) => ({
  ...amounts,
  [key]: (amounts[key] ?? 0) + amount,
});

export const without = <T extends object, K extends keyof T>(value: T, ...keys: readonly K[]): Omit<T, K> =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>;
