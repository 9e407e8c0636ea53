import * as z from 'zod/mini';
import { slug } from '../../../shared/fields.ts';
import { instant, list } from '../../../shared/resources.ts';

/**
 * What is shown of the use of print-yourself files (D12): downloads as they were asked for, copies as reported. Pure.
 */
const figures = { downloads: z.int(), printed: z.int() };
export const unitUses = z.object({ unit: slug(), ...figures });

/** `perUnit` is for offices; an association is shown its own figures. */
export const editionFile = z.object({
  name: z.string(),
  bytes: z.int(),
  pages: z.int(),
  uploadedAt: instant(),
  ...figures,
  perUnit: z.optional(list(unitUses)),
});
export const printYourselfUses = z.object({
  ...figures,
  perUnit: list(unitUses),
  perEdition: list(z.object({ item: slug(), language: z.string(), ...figures })),
});
