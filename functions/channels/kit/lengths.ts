import { once } from '../../../shared/once.ts';

/** How long a text is, as each network counts it. Pure. */

/**
 * X: most letters of European scripts count one, all others two, an emoji two however it is put together, and an address
 * 23 whatever its length. A name with a dot in it may be taken for an address, so the greater of both is counted.
 * Source: the published configuration of twitter-text, version 3 (`weightedTweetLength`: scale 100, default weight 200).
 */
const lightRanges = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
] as const;
const addressLength = 23;
const address = /https?:\/\/\S+/gu;
const likeAddress = /(?<![\p{L}\p{N}_-])(?:[\p{L}\p{N}_-]+\.)+\p{L}{2,}(?:\/\S*)?/gu;
const graphemes = once(() => new Intl.Segmenter('en', { granularity: 'grapheme' }));
const emoji = /^\p{RGI_Emoji}$/v;

const weightOf = (char: string): number => {
  const point = char.codePointAt(0) ?? 0;
  return lightRanges.some(([first, last]) => point >= first && point <= last) ? 1 : 2;
};
const lettersOf = (text: string): number =>
  [...graphemes().segment(text.normalize('NFC'))].reduce(
    (sum, { segment }) => sum + (emoji.test(segment) ? 2 : [...segment].reduce((all, char) => all + weightOf(char), 0)),
    0,
  );

export const weightedLength = (text: string): number => {
  const addresses = text.match(address)?.length ?? 0;
  const rest = text.replaceAll(address, '');
  const shortNames = (rest.match(likeAddress) ?? []).map((name) => Math.max(0, addressLength - lettersOf(name)));
  return addresses * addressLength + lettersOf(rest) + shortNames.reduce((sum, more) => sum + more, 0);
};

/** Source: 3GPP TS 23.038, 6.2.1: the default alphabet, and those that take two places in it. */
const gsm = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const gsmTwice = new Set('^{}\\[~]|€\f');

/**
 * The parts that a text message is sent and paid in: 160 places of the default alphabet in one, 153 in each of several;
 * 70 and 67 as soon as one letter is of another alphabet. Source: 3GPP TS 23.040, 9.2.3.24.1.
 */
export const segmentsOf = (text: string): number => {
  const chars = [...text];
  const isGsm = chars.every((char) => gsm.has(char) || gsmTwice.has(char));
  const places = (char: string): number => (isGsm ? (gsmTwice.has(char) ? 2 : 1) : char.length);
  const [alone, each] = isGsm ? [160, 153] : [70, 67];
  if (chars.reduce((sum, char) => sum + places(char), 0) <= alone) return 1;
  let segments = 1;
  let left = each;
  for (const char of chars) {
    // What takes two places is not torn apart.
    if (places(char) > left) {
      segments++;
      left = each;
    }
    left -= places(char);
  }
  return segments;
};

/** UTF-16 units: what those count at most who say only "characters". */
export const charactersOf = (text: string): number => text.length;
