import * as z from 'zod/mini';
import { slug } from '../../../shared/fields.ts';
import { list } from '../resources.ts';

/**
 * What is shown of the use of print-yourself files (D12): downloads as they were asked for, copies as reported. Pure.
 */
const figures = { downloads: z.int(), printed: z.int() };
const perUnit = list(z.object({ unit: slug(), ...figures }));

/** `perUnit` is for offices; an association is shown its own figures. */
export const shownFile = z.object({
  name: z.string(),
  bytes: z.int(),
  pages: z.int(),
  uploadedAt: z.string(),
  ...figures,
  perUnit: z.optional(perUnit),
});
export const shownUses = z.object({
  ...figures,
  perUnit,
  perEdition: list(z.object({ item: slug(), language: z.string(), ...figures })),
});
