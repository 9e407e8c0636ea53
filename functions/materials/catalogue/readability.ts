/**
 * LIX, läsbarhetsindex, for Swedish texts: words per sentence + long words (more than six letters) per hundred words.
 * A sentence ends with a full stop, question mark, exclamation mark or colon; a text without any is one sentence.
 * Source: C.-H. Björnsson, Läsbarhet, Liber, Stockholm 1968. Pure.
 */
export type Readability = { readonly lix: number; readonly words: number };

/** Björnsson's scale: above this a text is as hard as those of authorities. */
const bureaucratic = 50;
export const isBureaucratic = (lix: number): boolean => lix > bureaucratic;

const word = /[\p{L}\p{M}\p{N}]+(?:(?:[-'’]|(?<=\p{N})[.,](?=\p{N}))[\p{L}\p{M}\p{N}]+)*/gu;
const lettersOf = (each: string): number => [...each.normalize('NFC').replaceAll(/[^\p{L}\p{N}]/gu, '')].length;
/** A mark within a number or an abbreviation like `bl.a.` ends no sentence: what follows it is no space. */
const end = /(?<![.!?:])[.!?:]+(?=\s|["”’»)]|$)/gu;

/** Undefined for a text without words. */
export const readabilityOf = (text: string): Readability | undefined => {
  const words = text.match(word) ?? [];
  if (words.length === 0) return undefined;
  const long = words.filter((each) => lettersOf(each) > 6).length;
  const sentences = text.split(end).filter((part) => part.search(word) >= 0).length;
  return { lix: Math.round(words.length / sentences + (100 * long) / words.length), words: words.length };
};
