import * as z from 'zod/mini';
import { list } from './resources.ts';

/** What every list has in its contract, beside its own filters. Pure. */
export const paging = {
  limit: z._default(
    z.pipe(
      z.string().check(z.regex(/^(?:[1-9]\d?|100)$/)),
      z.transform((value) => Number(value)),
    ),
    25,
  ),
  cursor: z.optional(z.string().check(z.maxLength(1000))),
};

export const listOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: list(item), next: z.optional(z.string()) });
