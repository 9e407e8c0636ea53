import * as z from 'zod/mini';
import { isDay } from './calendar.ts';
import { fault, fieldError, isCode, saying, ulidForm, unlike, type Wanted } from './field-words.ts';
import { largestAmount } from './money.ts';
import { canonicalLocal, isLocalTime } from './local-time.ts';
import { hasUnseen, isBlank } from './names.ts';
import type { Fault, FieldError, Text } from './problems.ts';
import { officeId } from './resources.ts';

/** The kinds of field that contracts are made of. The message of each check here is a code of `field-words.ts`. Pure. */

const separators = /[\u2028\u2029]/;
/** And what Unicode keeps for use inside programs: marks of ours (called.ts). */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef]/;
const controlsAndReturns = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef]/;
const controlsAndBreaks = /[\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef]/;

/** Stands where somebody read bytes as UTF-8 that were none: what was there is lost. */
export const replacement = '\ufffd';

/** Embeddings, overrides and isolates must be closed in the text that opens them, else they reorder what follows. */
const bidiBalanced = (value: string): boolean => {
  const open: string[] = [];
  for (const char of value) {
    if ('\u202a\u202b\u202d\u202e'.includes(char)) open.push('\u202c');
    else if ('\u2066\u2067\u2068'.includes(char)) open.push('\u2069');
    else if ('\u202c\u2069'.includes(char) && open.pop() !== char) return false;
  }
  return open.length === 0;
};

/** U+2028 and U+2029 break lines in some formats and not in others: kept only where each format escapes them. */
type Separators = 'refused' | 'kept';

const checkedText = (longest: number, forbidden: RegExp, kept: Separators) =>
  z.string().check(
    z.refine((value) => !isBlank(value), 'empty'),
    z.maxLength(longest),
    z.refine((value) => !forbidden.test(value) && (kept === 'kept' || !separators.test(value)), 'control-characters'),
    z.refine((value) => value.isWellFormed(), 'lone-surrogate'),
    z.refine((value) => !value.includes(replacement), 'not-utf-8'),
    z.refine(bidiBalanced, 'unbalanced-bidi'),
  );

/** One line of text, 1 to `longest` UTF-16 units, stored as given. */
export const line = (longest = 200, kept: Separators = 'refused') => checkedText(longest, controlsAndBreaks, kept);
/**
 * Text that may have line breaks and tabs. Where separators are kept it goes out in feeds, and breaks lines by LF alone:
 * to some readers a CR by itself ends the line of the format, and what follows would be theirs.
 */
export const prose = (longest = 1000, kept: Separators = 'refused') =>
  checkedText(longest, kept === 'kept' ? controlsAndReturns : controls, kept);
/** Ids are keys of stored maps: `constructor` is the one word of this form that every object answers to by itself. */
export const slugPattern = /^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
/** An id that people choose: `a-z 0-9 -`, 1 to 40 characters, neither first nor last a hyphen. */
export const slug = () => z.string().check(z.regex(slugPattern, 'slug'));
/** A form that the description of the API tells as a pattern, and the error in words. */
export const inForm = (pattern: RegExp, detail: Text) =>
  [
    z.refine<string>((value) => pattern.test(value), {
      ...saying({ code: 'invalid-format', detail }),
      abort: true,
    }),
    z.regex(pattern),
  ] as const;
/** An id that sorts by time. */
export const ulid = () => z.string().check(...inForm(/^[0-9A-HJKMNP-TV-Z]{26}$/, ulidForm));
export const day = () => z.string().check(z.refine(isDay, 'day'));
/** A time of day as clocks show it, `HH:MM`; `24:00` is the end of the day. */
export const clock = () => z.string().check(z.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'clock'));
/** What clocks in Stockholm show, `YYYY-MM-DDTHH:mm`; with its offset, if wanted, which tells the hour that is had twice. */
export const localTime = () =>
  z.string().check(z.refine(isLocalTime, { message: 'local-time', abort: true }), z.overwrite(canonicalLocal));
/** Öre: a whole number, 1 to 10 million SEK. */
export const amount = () => z.int().check(z.minimum(1), z.maximum(largestAmount));
/** Days, whole. */
export const days = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));
/** Percent of full time, whole. */
export const extent = () => z.int().check(z.minimum(1), z.maximum(100));
/** A BCP 47 tag as it is written canonically, `zh-Hant` for `zh-hant`; undefined for what is none. */
export const canonicalLanguage = (tag: string): string | undefined => {
  try {
    return tag.length <= 35 ? Intl.getCanonicalLocales(tag)[0] : undefined;
  } catch {
    return undefined;
  }
};
const isLanguage = (value: string): boolean => canonicalLanguage(value) === value;
/** A BCP 47 tag as it is written canonically: equal languages are equal texts. */
export const language = () => z.string().check(z.maxLength(35), z.refine(isLanguage, 'language'));
export const office = () => officeId;
/** Of an address: no character of it is lost, and each is seen. */
const isLegible = (value: string): boolean => value.isWellFormed() && !value.includes(replacement) && !hasUnseen(value);
export const email = () =>
  z
    .string()
    .check(
      z.maxLength(254),
      z.refine(isLegible, 'email'),
      z.regex(/^[^\s@<>"',;:\\()[\]]+@[^\s@<>"',;:\\()[\]]+\.[^\s@.]+$/, 'email'),
    );
export const phone = () => z.string().check(z.regex(/^\+?[0-9][0-9 -]{4,24}$/, 'phone'));
/** Absolute, `https` and nothing else, without credentials: what people are sent to. */
const isWebAddress = (value: string): boolean => {
  const url = URL.parse(value);
  // The parser drops tabs and line breaks, and takes one slash for two.
  return url?.protocol === 'https:' && url.username + url.password === '' && /^https:\/\/[^\s\\]+$/i.test(value);
};
export const webAddress = () =>
  z.string().check(
    z.maxLength(1000),
    z.refine((value) => isLegible(value) && isWebAddress(value), 'web-address'),
  );
/** A query parameter that stands for a whole number. */
export const numeral = (least: number, most: number) =>
  z.pipe(
    z
      .string()
      .check(
        z.refine(
          (value) => /^(?:0|[1-9]\d{0,9})$/.test(value),
          saying(unlike('invalid-format', { kind: 'int', minimum: least, maximum: most })),
        ),
      ),
    z.pipe(z.transform(Number), z.int().check(z.minimum(least), z.maximum(most))),
  );
/** A query parameter that stands for true or false. */
export const flag = () => z.enum(['true', 'false']);
/** The query of a command that a person weighs: with `dryRun=true` it is judged and answered, and nothing is written. */
export const weighed = { dryRun: z.optional(flag()) };

/** No name in a contract is as long; what somebody sends that is longer is cut, so that no answer grows with it. */
const longestPart = 100;
/** A part of an RFC 6901 pointer. */
export const pointerPart = (part: PropertyKey): string =>
  String(part).slice(0, longestPart).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');

/** What a field takes, by its schema: an issue of zod's tells one bound at most. */
const wantedBy = (schema: z.core.$ZodType | undefined): Wanted => {
  const def = (schema as z.core.$ZodTypes | undefined)?._zod.def;
  if (def === undefined) return {};
  if (def.type === 'enum') return { allowed: Object.values(def.entries) };
  if (def.type === 'literal') return { allowed: def.values as NonNullable<Wanted['allowed']> };
  if (def.type === 'union') {
    const allowed = def.options.flatMap((option) => wantedBy(option).allowed ?? []);
    // One of literals, each of one value.
    return allowed.length === def.options.length ? { allowed } : {};
  }
  const kind = def.type === 'number' && 'format' in def ? 'int' : def.type;
  const bounds = (def.checks ?? []).map(({ _zod }) => {
    const check = (_zod as z.core.$ZodChecks['_zod']).def;
    if (check.check === 'greater_than') return { minimum: check.value };
    if (check.check === 'less_than') return { maximum: check.value };
    if (check.check === 'min_length') return { minimum: check.minimum };
    return check.check === 'max_length' && { maximum: check.maximum };
  });
  return Object.assign({ kind }, ...bounds);
};

/** Asks zod to tell, beside what it found, what was given and what the field takes. */
const asking: z.core.ParseContext<z.core.$ZodIssue> = {
  reportInput: true,
  error: (issue) => void Object.assign(issue, { wanted: wantedBy(issue.schema) }),
};
type Found = z.core.$ZodIssue & { readonly wanted?: Wanted };

/** What is wrong by one finding of zod's: an own fault of the check, a code of all capabilities', or the kind of finding. */
const faultIn = (issue: Found): Fault => {
  if (issue.code === 'custom' && issue.params?.fault) return issue.params.fault;
  if (isCode(issue.message)) return fault(issue.message);
  const code = issue.code.replaceAll('_', '-');
  // Why a key is none, is told by what the key has against it.
  if (issue.code === 'invalid_key' && issue.issues[0]) return { ...faultIn(issue.issues[0]), code };
  return unlike(code, issue.wanted ?? {}, issue.input === undefined);
};

/** So many are named at once: a body of nothing but faults would have an answer that no gateway lets through. */
export const mostErrors = 50;

/** What zod found, as pointers with codes, the first fifty. An unknown field is named itself, not the object around it. */
const fieldErrors = (issues: readonly z.core.$ZodIssue[], root: string): readonly FieldError[] => {
  // Two checks may find the same thing wrong (a number that is no safe integer is also too large).
  const different = new Map<string, FieldError>();
  for (const issue of issues) {
    const at = root + issue.path.map((part) => `/${pointerPart(part)}`).join('');
    const found =
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => fieldError(`${at}/${pointerPart(key)}`, 'unrecognized-keys'))
        : [fieldError(at, faultIn(issue))];
    for (const error of found) different.set(`${error.code} ${error.pointer}`, error);
    if (different.size >= mostErrors) break;
  }
  return [...different.values()].slice(0, mostErrors);
};

/** What came in as its contract has it, or what is wrong with which field of it; `root` begins the pointers. */
export const checked = <S extends z.ZodMiniType>(
  schema: S,
  value: unknown,
  root = '',
): { readonly data: z.output<S> } | { readonly errors: readonly FieldError[] } => {
  const parsed = z.safeParse(schema, value, asking);
  return parsed.success ? { data: parsed.data } : { errors: fieldErrors(parsed.error.issues, root) };
};
