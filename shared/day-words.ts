import type { Day } from './calendar.ts';
import type { Language } from './problems.ts';
import { dayOfWeek } from './weeks.ts';

/** Days in words. Pure. */
export type Width = 'long' | 'short';

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

const monthOf = (day: Day, language: Language, width: Width): string =>
  months[language][width][Number(day.slice(5, 7)) - 1] as string;

/** `lördag 25 augusti 2018`, `Saturday 25 August 2018`; short: `lör 25 aug`, `Sat 25 Aug`. */
export const weekdayInWords = (day: Day, language: Language, width: Width = 'long'): string => {
  const weekday = weekdays[language][width][dayOfWeek(day)];
  const words = [weekday, Number(day.slice(8)), monthOf(day, language, width)];
  return [...words, ...(width === 'long' ? [day.slice(0, 4)] : [])].join(' ');
};

/** `25 augusti`, and of another year than today's `25 augusti 2018`. */
export const dateInWords = (day: Day, language: Language, today: Day): string => {
  const words = `${Number(day.slice(8))} ${monthOf(day, language, 'long')}`;
  return day.slice(0, 4) === today.slice(0, 4) ? words : `${words} ${day.slice(0, 4)}`;
};

/** `lördag 25 augusti`, and of another year than today's with that. */
export const dayAndDate = (day: Day, language: Language, today: Day): string =>
  `${weekdays[language].long[dayOfWeek(day)]} ${dateInWords(day, language, today)}`;

/** Of the hour that clocks show twice the second one has its offset (local-time.ts). */
const second: Readonly<Record<Language, string>> = { sv: ' normaltid', en: ' winter time' };
/** `lördag 25 augusti kl. 18.00`, `Saturday 25 August at 18:00`. */
const momentInWords = (day: Day, clock: string, offset: string, language: Language, today: Day): string => {
  const at = language === 'sv' ? `kl. ${clock.replace(':', '.')}` : `at ${clock}`;
  return `${dayAndDate(day, language, today)} ${at}${offset === '' ? '' : second[language]}`;
};
const moment = /\b(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?!:?\d|Z)(\+0[12]:00)?/g;

/** Each day and each moment in a sentence as people write it. */
export const daysInWords = (said: string, language: Language, today: Day): string =>
  said
    .replaceAll(moment, (_, day: Day, clock: string, offset = '') => momentInWords(day, clock, offset, language, today))
    .replaceAll(/\b(\d{4}-\d\d-\d\d) – (\d{4}-\d\d-\d\d)\b/g, '$1–$2')
    .replaceAll(/\b\d{4}-\d\d-\d\d\b/g, (day) => dateInWords(day, language, today))
    .replaceAll(/(\p{L})–(\d)/gu, '$1 – $2');
