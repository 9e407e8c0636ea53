import { addDays, dayOf, type Instant, shownAt } from '../../shared/calendar.ts';
import { turnOf } from '../../shared/local-time.ts';
import type { Language } from '../../shared/problems.ts';
import { dayOfWeek } from '../../shared/weeks.ts';

/** When something is, in words, as clocks in Stockholm show it. Pure. */
type Span = { readonly startsAt: Instant; readonly endsAt: Instant };
type Width = 'long' | 'short';

/**
 * Written out, since the first question to `Intl` costs a page a tenth of its start; a test compares them with what it
 * says. Short ones have no full stop: not every network takes it.
 */
const weekdays: Readonly<Record<Language, Readonly<Record<Width, readonly string[]>>>> = {
  sv: {
    long: 'måndag tisdag onsdag torsdag fredag lördag söndag'.split(' '),
    short: 'mån tis ons tors fre lör sön'.split(' '),
  },
  en: {
    long: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
    short: 'Mon Tue Wed Thu Fri Sat Sun'.split(' '),
  },
};
const months: typeof weekdays = {
  sv: {
    long: 'januari februari mars april maj juni juli augusti september oktober november december'.split(' '),
    short: 'jan feb mars apr maj juni juli aug sep okt nov dec'.split(' '),
  },
  en: {
    long: 'January February March April May June July August September October November December'.split(' '),
    short: 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'.split(' '),
  },
};

/** `lördag 25 augusti 2018`, `Saturday 25 August 2018`; short: `lör 25 aug`, `Sat 25 Aug`. */
export const dayInWords = (instant: Instant, language: Language, width: Width = 'long'): string => {
  const day = dayOf(instant);
  const [year = '', month = '', date = ''] = day.split('-');
  const weekday = weekdays[language][width][dayOfWeek(day)];
  const words = [weekday, Number(date), months[language][width][Number(month) - 1]];
  return [...words, ...(width === 'long' ? [year] : [])].join(' ');
};

/** Of an hour that clocks show twice, which of the two it is. */
const turns: Readonly<Record<Language, Readonly<Record<ReturnType<typeof turnOf>, string>>>> = {
  sv: { only: '', first: ' sommartid', second: ' normaltid' },
  en: { only: '', first: ' summer time', second: ' winter time' },
};

/** `18.00`, `18:00`; in the hour that is had twice `02.30 normaltid`. */
export const clockInWords = (instant: Instant, language: Language): string => {
  const time = shownAt(instant).slice(11, 16);
  return `${language === 'sv' ? time.replace(':', '.') : time}${turns[language][turnOf(instant)]}`;
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
