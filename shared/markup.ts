/**
 * Markup that cannot forget to escape: whatever is put into `markup` is escaped, unless it is markup itself. For HTML as
 * well as for XML; values in attributes stand in double quotes. Pure.
 */
export type Markup = { readonly markup: string };
type Part = Markup | string | number | undefined | false | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe between tags and in quoted attributes. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (char) => entities[char] as string);

/**
 * What XML cannot hold, not even escaped, is replaced: one such character in one title would make a feed unreadable for
 * all. Source: XML 1.0, 2.2.
 */
export const forXml = (text: string): string =>
  text.toWellFormed().replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');

const written = (part: Part): string => {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(written).join('');
};

export const markup = (literals: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: literals.map((literal, i) => (i < parts.length ? literal + written(parts[i]) : literal)).join(''),
});

/** Text that is markup already: a style sheet, or data that has its own escapes. */
export const verbatim = (text: string): Markup => ({ markup: text });
