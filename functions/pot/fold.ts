import { type Entity, notStored } from '../../shared/commit.ts';
import type { Ore } from '../../shared/money.ts';
import type { Keeps } from '../../shared/texts.ts';

/** Helpers of folding events. Pure. */
export const plus = <K extends string>(amounts: Readonly<Partial<Record<K, Ore>>>, key: K, amount: Ore) => ({
  ...amounts,
  [key]: (amounts[key] ?? 0) + amount,
});

export const without = <T extends object, K extends keyof T>(value: T, ...keys: readonly K[]): Omit<T, K> =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>;

/** What waits or stands no more is emptied, for nothing is deleted from the ledger's partition; texts of its events stay. */
export const emptied = ({
  id,
  earlierTexts,
  textsForgottenAt,
}: Keeps & { readonly id?: string | undefined } = {}): Entity & Keeps & { readonly id?: string } => ({
  ...notStored,
  ...(id !== undefined && { id }),
  ...(earlierTexts && { earlierTexts }),
  ...(textsForgottenAt !== undefined && { textsForgottenAt }),
});
