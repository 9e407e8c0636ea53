import { addDays, dayOf, type Instant, shownAt } from '../../shared/calendar.ts';
import { weekdayInWords, type Width } from '../../shared/day-words.ts';
import { turnOf } from '../../shared/local-time.ts';
import type { Language } from '../../shared/problems.ts';

/** When something is, in words, as clocks in Stockholm show it. Pure. */
type Span = { readonly startsAt: Instant; readonly endsAt: Instant };

/** As `weekdayInWords`, on the day that it is in Stockholm then. */
export const dayInWords = (instant: Instant, language: Language, width?: Width): string =>
  weekdayInWords(dayOf(instant), language, width);

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

/** Under its day: `kl. 18.00–20.00`, `18:00–20:00`; of several days `kl. 18.00 – söndag 26 augusti 2018 kl. 12.00`. */
export const hoursInWords = ({ startsAt, endsAt }: Span, language: Language, width: Width = 'long'): string => {
  const at = language === 'sv' ? 'kl. ' : '';
  const from = `${at}${clockInWords(startsAt, language)}`;
  const to = clockInWords(endsAt, language);
  return isOneEvening({ startsAt, endsAt })
    ? `${from}–${to}`
    : `${from} – ${dayInWords(endsAt, language, width)}${language === 'sv' ? ' ' : ', '}${at}${to}`;
};

/** `lördag 25 augusti 2018 kl. 18.00–20.00`; of several days: `… kl. 18.00 – söndag 26 augusti 2018 kl. 12.00`. */
export const timeInWords = (span: Span, language: Language, width: Width = 'long'): string =>
  `${dayInWords(span.startsAt, language, width)}${language === 'sv' ? ' ' : ', '}${hoursInWords(span, language, width)}`;
