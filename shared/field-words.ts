import { grouped, largestAmount } from './money.ts';
import { type Fault, type FieldError, type Language, type Text, text } from './problems.ts';

/** What can be wrong with a field of any capability's, and what would be right, in words and as data. Pure. */

export const texts = {
  empty: { sv: 'Texten är tom.', en: 'The text is empty.' },
  'control-characters': { sv: 'Texten har otillåtna styrtecken.', en: 'The text has control characters.' },
  'lone-surrogate': { sv: 'Texten är inte giltig Unicode.', en: 'The text is not well-formed Unicode.' },
  'unbalanced-bidi': {
    sv: 'Texten byter skrivriktning utan att byta tillbaka.',
    en: 'The text changes its direction without changing it back.',
  },
  'not-utf-8': {
    sv: 'Filen är inte UTF-8: tecken är utbytta mot �. Läs in den i rätt teckenkodning.',
    en: 'The file is not UTF-8: characters were replaced by �. Read it in its own encoding.',
  },
  quotes: { sv: 'Ett citattecken avslutas inte rätt.', en: 'A quotation mark is not closed properly.' },
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
  future: { sv: 'Dagen har inte kommit än.', en: 'The day is still to come.' },
  past: { sv: 'Dagen har varit.', en: 'The day is past.' },
  language: { sv: 'Skriv språket enligt BCP 47: sv, en, ar.', en: 'Write the language as BCP 47: sv, en, ar.' },
  needed: { sv: 'Säg vilket.', en: 'Say which one.' },
  'reason-for-owner': {
    sv: 'Det är någon annans: säg varför, så att de får veta.',
    en: 'It belongs to somebody else: say why, so that they know.',
  },
  nothing: { sv: 'Säg vad som ska ändras.', en: 'Say what is to change.' },
  clock: { sv: 'Skriv klockslaget TT:MM, från 00:00 till 24:00.', en: 'Write the time as HH:MM, from 00:00 to 24:00.' },
  week: { sv: 'Veckan finns inte; skriv ÅÅÅÅ-Wvv.', en: 'There is no such week; write YYYY-Www.' },
  'unrecognized-keys': { sv: 'Fältet är okänt.', en: 'This field is unknown.' },
  'invalid-format': { sv: 'Värdet har fel form.', en: 'The value has the wrong form.' },
} satisfies Readonly<Record<string, Text>>;

/** What has one form, told as a pattern where it is described. */
export const ulidForm = text(
  'Ett id har 26 tecken, siffror och versaler.',
  'An id has 26 characters, digits and capitals.',
);
export const base64Form = text('Skriv filens innehåll i base64.', 'Write the content of the file in base64.');

export type Code = keyof typeof texts;
export const isCode = (code: string): code is Code => Object.hasOwn(texts, code);

/** What is wrong with a field: a code from above, or what only one capability knows, with its own text. */
export type Wrong = Code | Fault;
export const fault = (what: Wrong): Fault => (typeof what === 'string' ? { code: what, detail: texts[what] } : what);
export const fieldError = (pointer: string, what: Wrong): FieldError => ({ pointer, ...fault(what) });

/** Tells a check of a contract what to say where its message is a capability's own: `z.refine(…, saying(fault))`. */
export const saying = (what: Fault, path: readonly string[] = []) => ({
  message: what.code,
  path: [...path],
  params: { fault: what },
});

/** Field errors in the reader's language. */
export const worded = <E extends FieldError>(
  errors: readonly E[],
  language: Language,
): readonly (Omit<E, 'detail'> & { readonly detail: string })[] =>
  errors.map((error) => ({ ...error, detail: error.detail[language] }));

/** What a field takes. The bounds are of a number itself, of the length of a text, of how many a list or an object has. */
export type Wanted = Pick<Fault, 'minimum' | 'maximum' | 'allowed'> & { readonly kind?: string | undefined };

const said = (words: (language: Language) => string): Text => text(words('sv'), words('en'));

const kinds: Readonly<Record<string, Text>> = {
  string: text('text', 'text'),
  number: text('ett tal', 'a number'),
  int: text('ett heltal', 'a whole number'),
  boolean: text('true eller false', 'true or false'),
  array: text('en lista', 'a list'),
  object: text('ett objekt', 'an object'),
  record: text('ett objekt', 'an object'),
};
/** So many of what; a number is of itself. */
const counted: Readonly<Record<string, Text>> = {
  string: text(' tecken', ' characters'),
  array: text(' i listan', ' in the list'),
  record: text(' fält', ' fields'),
};

const bounded = (limit: Text, bound: number, kind = ''): Text =>
  said((language) =>
    `${limit[language]} ${grouped(bound, language)}${counted[kind]?.[language] ?? ''}.`.replace(/( 1 \w+)s\.$/, '$1.'),
  );
/** More than there may be: of a number, or of what such a field has. */
export const tooBig = (maximum: number, kind?: string): Fault => ({
  code: 'too-big',
  detail: bounded(text('Högst', 'At most'), maximum, kind),
  maximum,
});
/** Less than there must be. */
export const tooSmall = (minimum: number, kind?: string): Fault => ({
  code: 'too-small',
  detail: bounded(text('Minst', 'At least'), minimum, kind),
  minimum,
});

const rightWords = (code: string, { kind = '', minimum, maximum, allowed }: Wanted): Text => {
  if (allowed) {
    const all = allowed.join(', ');
    return allowed.length > 1
      ? text(`Ett av: ${all}.`, `One of: ${all}.`)
      : text(`Ska vara ${all}.`, `Must be ${all}.`);
  }
  const range =
    minimum === undefined || maximum === undefined
      ? text('', '')
      : text(
          `, från ${grouped(minimum, 'sv')} till ${grouped(maximum, 'sv')}`,
          `, from ${grouped(minimum, 'en')} to ${grouped(maximum, 'en')}`,
        );
  // Whatever may be as much as the largest amount is one.
  if (maximum === largestAmount)
    return text(
      `Hela ören${range.sv}, till exempel 450000 för 4 500 kr.`,
      `Whole öre${range.en}, for example 450000 for SEK 4,500.`,
    );
  if (code === 'too-big' && maximum !== undefined) return tooBig(maximum, kind).detail;
  if (code === 'too-small' && minimum !== undefined) return tooSmall(minimum, kind).detail;
  const what = kinds[kind];
  const isNumber = kind === 'int' || kind === 'number';
  if (!what || (code !== 'invalid-type' && !isNumber)) return texts['invalid-format'];
  return said(
    (language) => `${language === 'sv' ? 'Ska vara' : 'Must be'} ${what[language]}${isNumber ? range[language] : ''}.`,
  );
};

/** What is wrong with a field of which it is known what it takes; with `isMissing` there is none. */
export const unlike = (code: string, { kind, ...bounds }: Wanted, isMissing = false): Fault => ({
  code,
  detail: isMissing ? text('Fältet saknas.', 'The field is missing.') : rightWords(code, { kind, ...bounds }),
  ...bounds,
});

/** It is none of these. */
export const notOneOf = (...allowed: NonNullable<Wanted['allowed']>): Fault => unlike('invalid-value', { allowed });
