import * as z from 'zod/mini';
import { isInstant } from './calendar.ts';
import { saying, tooBig } from './field-words.ts';
import { gone } from './texts.ts';
import { offices } from './units.ts';

/**
 * What the answers of several capabilities are made of. A schema that a `resources.ts` exports, here or of a capability, is
 * a component of the API's description and has its name there: `budgetLine` is `BudgetLine`. Pure.
 */
/**
 * What checks it, stands with the array itself: zod counts a list that is longer than its bound (`z.maxLength`, before any
 * other check but lengths) without looking at what is in it. A body has no list without such a bound.
 */
export const list = <T extends z.ZodMiniType>(
  item: T,
  ...checks: readonly (z.core.CheckFn<z.output<T>[]> | z.core.$ZodCheck<z.output<T>[]>)[]
) => z.readonly(checks.length === 0 ? z.array(item) : z.array(item).check(...checks));
/** Of a list whose members are texts: none is given twice. */
export const distinct = () => z.refine<readonly string[]>((values) => new Set(values).size === values.length, 'twice');
/** So many fields an object of a body has at most, whether a contract names them or they are keys. */
export const mostFields = 100;
/** Values by keys that people choose, `most` of them, `mostFields` at most. */
export const mapOf = <K extends z.core.$ZodRecordKey, V extends z.ZodMiniType>(key: K, value: V, most: number) =>
  z.record(key, value).check(z.refine((all) => Object.keys(all).length <= most, saying(tooBig(most, 'record'))));
export const instant = () => z.string().check(z.refine(isInstant, 'instant'));
export const stamps = { version: z.int(), createdAt: instant(), updatedAt: instant() };

/** Of what is shown even before it is stored. */
export const stampsOnceStored = {
  version: z.int(),
  createdAt: z.optional(instant()),
  updatedAt: z.optional(instant()),
};

/** Whatever is called something. */
export const named = z.object({ id: z.string(), name: z.string() });
/** The same in both languages: the name is the Swedish one. */
export const labelled = z.extend(named, { names: z.object({ sv: z.string(), en: z.string() }) });
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
/** What was removed, or, where something was made with it, `retired`: it stays readable, and nothing new is. */
export const removedOrRetired = z.object({ id: z.string(), retired: z.boolean() });

/** A command on what is shown, weighed with who reads it. */
export const command = z.object({
  name: z.string(),
  /** Method and path. */
  route: z.string(),
  allowed: z.boolean(),
  /** It would decide something for good. */
  decisive: z.boolean(),
  /** Why not: the code of a refusal, or `so-already`. */
  code: z.optional(z.string()),
  detail: z.optional(z.string()),
  /** Fields that its body must have. */
  needs: list(z.string()),
});
/** Of what is shown by itself; where it is one of several, or the answer to a command, it has none. */
export const weighable = { commands: z.optional(list(command)) };
