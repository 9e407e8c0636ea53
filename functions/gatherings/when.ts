import { addDays, dayOf, type Instant } from '../../shared/calendar.ts';
import { localOf } from '../../shared/local-time.ts';
import type { Language } from '../../shared/problems.ts';

/** When something is, in words, as clocks in Stockholm show it. Pure. */
type Span = { readonly startsAt: Instant; readonly endsAt: Instant };
type Width = 'long' | 'short';

const locales = { sv: 'sv-SE', en: 'en-GB' } as const;
const timeZone = 'Europe/Stockholm';

/** Days are words of their own: what stands between them in a locale may be a space that not every network takes. */
const dayPartsIn = (language: Language, width: Width, year: boolean) =>
  new Intl.DateTimeFormat(locales[language], {
    timeZone,
    weekday: width,
    day: 'numeric',
    month: width,
    ...(year && { year: 'numeric' }),
  });
const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (language: Language, width: Width, year: boolean): Intl.DateTimeFormat => {
  const key = `${language} ${width} ${year}`;
  const format = formats.get(key) ?? dayPartsIn(language, width, year);
  formats.set(key, format);
  return format;
};

/** `lördag 25 augusti 2018`, `Saturday 25 August 2018`; short: `lör 25 aug`, `Sat 25 Aug`. */
export const dayInWords = (instant: Instant, language: Language, width: Width = 'long'): string => {
  const parts = formatOf(language, width, width === 'long').formatToParts(Date.parse(instant));
  const one = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return [one('weekday'), one('day'), one('month'), one('year')]
    .filter((word) => word !== '')
    .map((word) => word.replace(/\.$/, ''))
    .join(' ');
};

/** `18.00`, `18:00`. */
export const clockInWords = (instant: Instant, language: Language): string => {
  const time = localOf(instant).slice(11);
  return language === 'sv' ? time.replace(':', '.') : time;
};

const millisOfNight = 12 * 3_600_000;

/** On one day, or in the night after it: then everybody knows which day the end is on. */
const isOneEvening = ({ startsAt, endsAt }: Span): boolean => {
  const [first, last] = [dayOf(startsAt), dayOf(endsAt)];
  return first === last || (addDays(first, 1) === last && Date.parse(endsAt) - Date.parse(startsAt) < millisOfNight);
};

/** `lördag 25 augusti 2018 kl. 18.00–20.00`; of several days: `… kl. 18.00 – söndag 26 augusti 2018 kl. 12.00`. */
export const timeInWords = (span: Span, language: Language, width: Width = 'long'): string => {
  const at = language === 'sv' ? ' kl. ' : ', ';
  const moment = (instant: Instant) => `${dayInWords(instant, language, width)}${at}${clockInWords(instant, language)}`;
  return isOneEvening(span)
    ? `${moment(span.startsAt)}–${clockInWords(span.endsAt, language)}`
    : `${moment(span.startsAt)} – ${moment(span.endsAt)}`;
};
