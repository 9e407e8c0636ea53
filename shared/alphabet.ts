/**
 * The order in which Swedish readers look names up: whatever their case and accents, å, ä and ö last. Pure. Written out,
 * since the first question to `Intl` costs a page a tenth of its start; a test compares it with what that says.
 */
const own: Readonly<Record<string, string>> = { å: '{', ä: '|', æ: '|', ö: '}', ø: '}', ü: 'y' };

const keyOf = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[åäæöøü]/g, (letter) => own[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Compares two names, for `sort`. */
export const alphabetically = (a: string, b: string): number => compare(keyOf(a), keyOf(b)) || compare(a, b);
