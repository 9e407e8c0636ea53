import * as z from 'zod/mini';
import { isDay } from './calendar.ts';
import { largestAmount } from './money.ts';
import { isLocalTime } from './local-time.ts';
import type { Fault, FieldError, Language, Text } from './problems.ts';
import { officeId } from './resources.ts';

/** The kinds of field that contracts are made of. The message of each check here is a key of `texts` below. Pure. */

const separators = /[\u2028\u2029]/;
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
const controlsAndReturns = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
const controlsAndBreaks = /[\u0000-\u001f\u007f-\u009f]/;

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
    z.refine((value) => value.trim().length > 0, 'empty'),
    z.maxLength(longest),
    z.refine((value) => !forbidden.test(value) && (kept === 'kept' || !separators.test(value)), 'control-characters'),
    z.refine((value) => value.isWellFormed(), 'lone-surrogate'),
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
/** An id that sorts by time. */
export const ulid = () => z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/));
export const day = () => z.string().check(z.refine(isDay, 'day'));
/** What clocks in Stockholm show, `YYYY-MM-DDTHH:mm`. */
export const localTime = () => z.string().check(z.refine(isLocalTime, 'local-time'));
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
export const email = () =>
  z.string().check(z.maxLength(254), z.regex(/^[^\s@<>"',;:\\()[\]]+@[^\s@<>"',;:\\()[\]]+\.[^\s@.]+$/, 'email'));
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
    z.refine((value) => !controlsAndBreaks.test(value) && value.isWellFormed() && isWebAddress(value), 'web-address'),
  );
/** A query parameter that stands for a whole number. */
export const numeral = (least: number, most: number) =>
  z.pipe(
    z.string().check(z.regex(/^(?:0|[1-9]\d{0,9})$/)),
    z.pipe(z.transform(Number), z.int().check(z.minimum(least), z.maximum(most))),
  );
/** A query parameter that stands for true or false. */
export const flag = () => z.enum(['true', 'false']);

/** What can be wrong with a field of any capability's. */
const texts = {
  empty: { sv: 'Texten är tom.', en: 'The text is empty.' },
  'control-characters': { sv: 'Texten har otillåtna styrtecken.', en: 'The text has control characters.' },
  'lone-surrogate': { sv: 'Texten är inte giltig Unicode.', en: 'The text is not well-formed Unicode.' },
  'unbalanced-bidi': {
    sv: 'Texten byter skrivriktning utan att byta tillbaka.',
    en: 'The text changes its direction without changing it back.',
  },
  slug: {
    sv: 'Bara a-z, 0-9 och bindestreck, högst 40 tecken.',
    en: 'Only a-z, 0-9 and hyphens, at most 40 characters.',
  },
  day: { sv: 'Dagen finns inte; skriv ÅÅÅÅ-MM-DD.', en: 'There is no such day; write YYYY-MM-DD.' },
  'local-time': {
    sv: 'Klockan visar aldrig så; skriv ÅÅÅÅ-MM-DDTTT:MM.',
    en: 'Clocks never show that; write YYYY-MM-DDTHH:mm.',
  },
  'web-address': { sv: 'Skriv en adress som börjar med https://.', en: 'Write an address that begins with https://.' },
  email: { sv: 'Det är ingen e-postadress.', en: 'This is not an e-mail address.' },
  phone: { sv: 'Det är inget telefonnummer.', en: 'This is not a phone number.' },
  unknown: { sv: 'Det finns inget sådant.', en: 'There is no such thing.' },
  order: { sv: 'Ordningen är fel.', en: 'The order is wrong.' },
  twice: { sv: 'Det står två gånger.', en: 'It is given twice.' },
  'outside-campaign': { sv: 'Dagen ligger utanför kampanjen.', en: 'The day lies outside the campaign.' },
  past: { sv: 'Dagen har varit.', en: 'The day is past.' },
  language: { sv: 'Skriv språket enligt BCP 47: sv, en, ar.', en: 'Write the language as BCP 47: sv, en, ar.' },
  needed: { sv: 'Säg vilket.', en: 'Say which one.' },
  nothing: { sv: 'Säg vad som ska ändras.', en: 'Say what is to change.' },
  clock: { sv: 'Skriv klockslaget TT:MM, från 00:00 till 24:00.', en: 'Write the time as HH:MM, from 00:00 to 24:00.' },
  week: { sv: 'Veckan finns inte; skriv ÅÅÅÅ-Wvv.', en: 'There is no such week; write YYYY-Www.' },
  'unrecognized-keys': { sv: 'Fältet är okänt.', en: 'This field is unknown.' },
  'invalid-type': { sv: 'Fel slags värde, eller inget.', en: 'The wrong kind of value, or none.' },
  'invalid-value': { sv: 'Inte ett av de möjliga värdena.', en: 'Not one of the possible values.' },
  'invalid-format': { sv: 'Värdet har fel form.', en: 'The value has the wrong form.' },
  'invalid-union': { sv: 'Värdet har fel form.', en: 'The value has the wrong form.' },
  'too-big': { sv: 'För stort eller för långt.', en: 'Too large or too long.' },
  'too-small': { sv: 'För litet eller för kort.', en: 'Too small or too short.' },
} satisfies Readonly<Record<string, Text>>;

type Code = keyof typeof texts;
const isCode = (code: string): code is Code => Object.hasOwn(texts, code);

/** What is wrong with a field: a code from above, or what only one capability knows, with its own text. */
export type Wrong = Code | Fault;
export const fault = (what: Wrong): Fault => (typeof what === 'string' ? { code: what, detail: texts[what] } : what);
export const fieldError = (pointer: string, what: Wrong): FieldError => ({ pointer, ...fault(what) });

/** Tells a check of a contract what to say where its message is a capability's own: `z.refine(…, saying(fault))`. */
export const saying = ({ code, detail }: Fault, path: readonly string[] = []) => ({
  message: code,
  path: [...path],
  params: { detail },
});

/** Field errors in the reader's language. */
export const worded = <E extends FieldError>(
  errors: readonly E[],
  language: Language,
): readonly (Omit<E, 'detail'> & { readonly detail: string })[] =>
  errors.map((error) => ({ ...error, detail: error.detail[language] }));

/** A part of an RFC 6901 pointer. */
export const pointerPart = (part: PropertyKey): string => String(part).replaceAll('~', '~0').replaceAll('/', '~1');

/** What is wrong by one finding of zod's: an own fault of the check, a code from above, or the kind of finding. */
const faultIn = (issue: z.core.$ZodIssue): Wrong => {
  if (issue.code === 'custom' && issue.params?.detail) return { code: issue.message, detail: issue.params.detail };
  const code = isCode(issue.message) ? issue.message : issue.code.replaceAll('_', '-');
  return isCode(code) ? code : { code, detail: texts['invalid-format'] };
};

/** So many are named: a body of nothing but faults would have an answer that no gateway lets through. */
const mostErrors = 50;

/** What zod found, as pointers with codes, the first fifty. An unknown field is named itself, not the object around it. */
export const fieldErrors = (issues: readonly z.core.$ZodIssue[], root = ''): readonly FieldError[] => {
  const errors = issues.flatMap((issue) => {
    const at = root + issue.path.map((part) => `/${pointerPart(part)}`).join('');
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => fieldError(`${at}/${pointerPart(key)}`, 'unrecognized-keys'))
      : [fieldError(at, faultIn(issue))];
  });
  // Two checks may find the same thing wrong (a number that is no safe integer is also too large).
  const different = new Map(errors.map((error) => [`${error.code} ${error.pointer}`, error]));
  return [...different.values()].slice(0, mostErrors);
};
