/**
 * Code page 437 (IBM PC, `PC8` in SIE files). Its codes 32 to 126 are those of ASCII; these are 128 to 254, in order.
 * Code 255 is a no-break space, which SIE does not allow. Source: Unicode's mapping table CP437.TXT. Pure.
 */
export const upperHalf =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■';

const codes = new Map([...upperHalf].map((character, i) => [character, 128 + i]));

/** One byte for each code point; `?` for one that the code page lacks. Controls are left to the caller. */
export const toCp437 = (text: string): Uint8Array =>
  Uint8Array.from(text.normalize('NFC'), (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 127 ? code : (codes.get(character) ?? 63);
  });
