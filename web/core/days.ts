import type { Day } from '../../shared/calendar.ts';
import { weekdayInWords } from '../../shared/day-words.ts';
import { dayWords } from './figures.ts';
import { language } from './language.ts';
import { today } from './stockholm.ts';

/** Days in the language of whoever looks. */
export const onDay = (day: Day): string => dayWords(day, today(), language.value);
/** `21 dec`: beside others, where the weekday and the year are clear. */
export const dateWords = (day: Day): string =>
  weekdayInWords(day, language.value, 'short').split(' ').slice(1).join('\u00a0');
export const spanWords = ({ from, to }: { readonly from: Day; readonly to: Day }): string =>
  from === to ? dateWords(from) : `${dateWords(from)}–${dateWords(to)}`;
