import { addDays, type Day } from '../../shared/calendar.ts';
import { daysInWords, weekdayInWords } from '../../shared/day-words.ts';
import { kronor, type Ore } from '../../shared/money.ts';
import type { Language } from '../../shared/problems.ts';

/** Sums and days as people write them. Pure. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');
export const money = (amount: Ore, language: Language): string => unbroken(kronor(amount, language));

/** A sentence of the API’s: its days as people write them, and no sum of it broken at the end of a line. */
export const sentence = (said: string, today: Day, language: Language): string =>
  daysInWords(said, language, today)
    .replaceAll(/(\d) (?=\d{3}(?!\d)|kr\b)/g, '$1\u00a0')
    .replaceAll(/\b(SEK) (?=\d)/g, '$1\u00a0');

/** `i dag`, `i morgon`, `ons 2 dec`; of another year with that. */
export const dayWords = (day: Day, today: Day, language: Language): string => {
  if (day === today) return language === 'sv' ? 'i dag' : 'today';
  if (day === addDays(today, 1)) return language === 'sv' ? 'i morgon' : 'tomorrow';
  if (day === addDays(today, -1)) return language === 'sv' ? 'i går' : 'yesterday';
  const words = weekdayInWords(day, language, 'short');
  return unbroken(day.slice(0, 4) === today.slice(0, 4) ? words : `${words} ${day.slice(0, 4)}`);
};
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** How much waits for somebody: the menu and every heading mean the same by it. */
export const waitingIn = (counts: { readonly decide: number; readonly do: number }): number =>
  counts.decide + counts.do;

const small = {
  sv: ['Inga', 'En', 'Två', 'Tre', 'Fyra', 'Fem', 'Sex', 'Sju', 'Åtta', 'Nio', 'Tio', 'Elva', 'Tolv'],
  en: ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'],
} as const;
export const countWords = (count: number, language: Language): string => small[language][count] ?? String(count);

/** A count with its thousands apart: `15 000`, `15,000`. */
export const copies = (count: number, language: Language): string =>
  String(count).replaceAll(/\B(?=(\d{3})+$)/g, language === 'sv' ? '\u00a0' : ',');

/** `+46701234567` as Swedes read it. */
export const phoneWords = (number: string): string => {
  const [, code, rest = ''] = /^\+46(7\d|8|\d\d)(\d+)$/.exec(number) ?? [];
  const groups = { 5: /(...)(..)/, 6: /(..)(..)(..)/, 7: /(...)(..)(..)/, 8: /(...)(...)(..)/ }[rest.length];
  const [, ...parts] = groups?.exec(rest) ?? ['', rest];
  return code === undefined ? number : `0${code}-${parts.join(' ')}`;
};
