import * as z from 'zod/mini';
import { numeral } from './fields.ts';
import { list } from './resources.ts';

/** What every list has in its contract, beside its own filters. Pure. */
export const paging = {
  limit: z._default(numeral(1, 100), 25),
  cursor: z.optional(z.string().check(z.maxLength(1000))),
};

export const listOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: list(item), next: z.optional(z.string()) });
