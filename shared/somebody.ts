import { folded } from './names.ts';

/** Finding what names somebody in fields and texts that may name anybody. Pure. */

/** Somebody in a campaign, as far as it takes to find them. */
export type Somebody = {
  readonly id: string;
  readonly name: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
};

/** Whether a text names one of some people. */
export type Names = (text: string | undefined) => boolean;

/** A name may stand over several lines, with whatever spaces. */
const plain = (text: string): string => folded(text).replace(/\s+/gu, ' ');

const isOfWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);
/** Whether these words stand in a text, and not within longer ones. */
const hasWords = (text: string, words: string): boolean => {
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1))
    if (!isOfWord(text[at - 1]) && !isOfWord(text[at + words.length])) return true;
  return false;
};

/** Addresses as they stand in running text, without the full stop of the sentence. */
const addressesIn = (text: string): readonly string[] =>
  (text.match(/[^\s<>()[\]",;:]+@[^\s<>()[\]",;:]+/g) ?? []).map((found) => found.replace(/[.!?]+$/, ''));

/** The number whichever way it is written: with the country's code or without, its digits apart or not. */
const writtenAnyhow = (phone: string): RegExp => {
  const apart = '[ ()./-]*';
  const dialled = phone.replace(/[^+\d]/g, '').replace(/^(?:\+|00)46/, '0');
  const [, lead = '', digits = ''] = /^(\+|00|0)?(\d*)$/.exec(dialled) ?? [];
  const leads =
    lead === '' ? '' : lead === '0' ? `(?:(?:\\+|00)${apart}46${apart}(?:0${apart})?|0)` : String.raw`(?:\+|00)`;
  return new RegExp(`(?<!\\d)${leads}${apart}${[...digits].join(apart)}(?!\\d)`);
};

const namesOne = ({ name, email, phone }: Somebody, units: ReadonlySet<string>): Names => {
  const [called, address, number] = [plain(name), email && plain(email), phone && writtenAnyhow(phone)];
  // Who is called like a unit (a sign-in for a whole association) is not meant by what names the unit.
  const isOwn = !units.has(called);
  return (text) => {
    if (text === undefined) return false;
    const said = plain(text);
    // A name of one word may be anybody's: it counts where nothing else is said.
    if (isOwn && (said === called || (called.includes(' ') && hasWords(said, called)))) return true;
    return (address && addressesIn(said).includes(address)) || (number && number.test(said)) || false;
  };
};

/** What names one of these people: by name, e-mail or phone. `units` are what the campaign's units are called. */
export const namesOf = (people: readonly Somebody[], units: readonly string[]): Names => {
  const called = new Set(units.map(plain));
  const each = people.map((one) => namesOne(one, called));
  return (text) => each.some((names) => names(text));
};
