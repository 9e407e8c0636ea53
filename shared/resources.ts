import * as z from 'zod/mini';
import { isInstant } from './calendar.ts';
import { gone } from './texts.ts';
import { offices } from './units.ts';

/**
 * What the answers of several capabilities are made of. A schema that a `resources.ts` exports, here or of a capability, is
 * a component of the API's description and has its name there: `budgetLine` is `BudgetLine`. Pure.
 */
export const list = <T extends z.ZodMiniType>(item: T) => z.readonly(z.array(item));
export const instant = () => z.string().check(z.refine(isInstant, 'instant'));
export const stamps = { version: z.int(), createdAt: instant(), updatedAt: instant() };

/** Of what is shown even before it is stored. */
export const stampsOnceStored = {
  version: z.int(),
  createdAt: z.optional(instant()),
  updatedAt: z.optional(instant()),
};

export const officeId = z.enum(offices);
export const ring = z.enum(['inner', 'outer']);
/** A language that Valsam itself speaks. */
export const uiLanguage = z.enum(['sv', 'en']);

/** Why a text is not there: `forgotten` at its date, or `replaced` by so many later ones that it is not kept. */
export const goneText = z.enum(gone);
/** What has happened to something, as it is shown beside the thing. */
export const historyEntry = z.object({
  id: z.string(),
  at: instant(),
  actor: z.optional(z.string()),
  event: z.string(),
  data: z.record(z.string(), z.unknown()),
  gone: z.optional(z.record(z.string(), goneText)),
});

/** What was removed. */
export const removed = z.object({ id: z.string() });
