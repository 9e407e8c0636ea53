/** Characters as people see them, and names as they are compared. Pure. */

/** What shows nothing: spaces, controls of text, the empty letters of Hangul and Braille. */
const anyUnseen = /[\s\p{Cc}\p{Cf}\p{DI}\u2800]/u;
const runsOfUnseen = /[\s\p{Cc}\p{Cf}\p{DI}\u2800]+/gu;
/** A mark with nothing to stand on does not show, either. */
const onlyUnseen = /^[\s\p{Cc}\p{Cf}\p{DI}\u2800\p{M}]*$/u;
/** A byte order mark counts as white space, and has no width. */
const wide = /[^\S\ufeff]|\u2800/;

/** Whether a reader sees nothing of it: such a text is empty, whatever it is made of. */
export const isBlank = (text: string): boolean => onlyUnseen.test(text);
/** Whether some of it, spaces included, is not seen. */
export const hasUnseen = (text: string): boolean => anyUnseen.test(text);

/** Letters that look like Latin ones and are none, in whole words of them. Source: Unicode, UTS 39, confusables. */
const onlyAlike = /^[АВЕЅІЈКМНОРСТУХҮԚԜаеорсухіјѕһԁԛԝүѵӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧορυνιϲϳ]{2,}$/u;
/** Those of the alphabets that have such letters. */
const alphabets = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Lisu}/u,
];

/**
 * Whether some word of a name is of letters that look like those of another script: of two alphabets in one word, or all of
 * them such that nobody sees that they are not Latin. A name in one script, or with words of several, is none.
 */
export const hasLookAlikes = (name: string): boolean =>
  (name.normalize('NFKC').match(/[\p{L}\p{M}]+/gu) ?? []).some(
    (word) => onlyAlike.test(word) || alphabets.filter((letters) => letters.test(word)).length > 1,
  );

/**
 * A name as it is compared with another, everywhere: NFKC, spaces as one, without what is not seen, case-folded. By way of
 * upper case, since that is what makes `ß` and `SS`, or the two small sigmas, one.
 */
export const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(runsOfUnseen, (run) => (wide.test(run) ? ' ' : ''))
    .trim()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC');
