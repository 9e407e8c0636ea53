import type { PdfFault } from '../faults.ts';
import { isActive } from './actions.ts';
import { type Objects, objectsOf } from './objects.ts';
import type { Dictionary, Value } from './values.ts';

/**
 * Whether a file is a PDF that may be handed out, and how many pages it has.
 *
 * It sees: where the file begins and ends and where its table of objects is said to be; every object, also those that
 * the table leaves out or that are packed into object streams; the tree of pages; and, anywhere in all of that, the names
 * of what a reader would run, open, unpack or send, and where links lead. It does not see: what scripts or files inside images, fonts and
 * pages' own contents are (readers do not run those); whether the pages can be drawn; faults of a reader that a picture or a
 * font may be made to use. So it keeps out the wrong file and active content, and is no virus scanner. Pure.
 */
export type Inspected = { readonly pages: number } | { readonly refused: PdfFault };

/** What the name stands for is run, unpacked, or sent. */
const active = [
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'Rendition',
  'XFA',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'GoToR',
  'Movie',
  'Sound',
];

/** A name in any of the ways to write it, whole. */
const written = (name: string): string =>
  [...name]
    .map((char) => {
      const code = char.charCodeAt(0).toString(16);
      return `(?:${char}|#${[...code].map((digit) => `[${digit}${digit.toUpperCase()}]`).join('')})`;
    })
    .join('');
const anyOf = (names: readonly string[]): RegExp =>
  new RegExp(String.raw`/(?:${names.map(written).join('|')})(?=[\0\t\n\f\r ()<>[\]{}/%]|$)`);
const activeName = anyOf(active);
const encryptName = anyOf(['Encrypt']);

/** How far from its beginning and its end a file may say what it is, in bytes. */
const edge = 1_024;

/** Nothing but a byte order mark and white space may come before it: a program that also is a PDF is none. */
const hasHeader = (bytes: Uint8Array): boolean =>
  /^(?:ï»¿)?[\0\t\n\f\r ]*%PDF-\d/.test(Buffer.from(bytes.subarray(0, edge)).toString('latin1'));

/** The end says where the table of objects begins; there is a table, or an object that is one. */
const hasTable = (bytes: Uint8Array): boolean => {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - edge))).toString('latin1');
  const offset = /startxref\s+(\d{1,10})\s+%%EOF\s*\0*$/.exec(tail)?.[1];
  if (offset === undefined) return false;
  const there = Buffer.from(bytes.subarray(Number(offset), Number(offset) + 40)).toString('latin1');
  return /^\s*(?:xref\b|\d+\s+\d+\s+obj\b)/.test(there);
};

/** A file that was changed has a trailer for each change; all lead to one catalogue. */
const mostRoots = 10;

/** The pages of the tree that begins at the catalogue. Its nodes are named by number, and each counts once. */
const pagesOf = ({ byNumber, trailers }: Objects): number => {
  const follow = (value: Value | undefined): Value | undefined =>
    value?.kind === 'reference' ? byNumber.get(value.object) : value;
  const entriesOf = (value: Value | undefined): Dictionary | undefined => {
    const found = follow(value);
    return found?.kind === 'dictionary' ? found.entries : undefined;
  };
  const count = (root: number): number => {
    const tree = entriesOf(byNumber.get(root))?.get('Pages');
    const seen = new Set(tree?.kind === 'reference' ? [tree.object] : []);
    let pages = 0;
    // A set goes on with what is added to it meanwhile.
    for (const object of seen) {
      const node = entriesOf(byNumber.get(object));
      const kids = follow(node?.get('Kids'));
      if (kids?.kind === 'array') for (const kid of kids.items) if (kid.kind === 'reference') seen.add(kid.object);
      if (node?.has('Type') && !node.has('Kids')) pages++;
    }
    return pages;
  };
  const roots = new Set(
    trailers.map((trailer) => trailer.get('Root')).map((at) => (at?.kind === 'reference' ? at.object : 0)),
  );
  return Math.max(0, ...[...roots].slice(-mostRoots).map(count));
};

export const inspect = (bytes: Uint8Array): Inspected => {
  if (!hasHeader(bytes)) return { refused: 'not-a-pdf' };
  if (!hasTable(bytes)) return { refused: 'damaged' };
  const objects = objectsOf(bytes);
  // What is encrypted cannot be looked into: that is the reason then, whatever else could not be read.
  const texts = objects?.texts ?? [Buffer.from(bytes).toString('latin1')];
  if (texts.some((text) => encryptName.test(text))) return { refused: 'encrypted' };
  if (texts.some((text) => activeName.test(text))) return { refused: 'active-content' };
  if (!objects) return { refused: 'too-complex' };
  if (isActive(objects)) return { refused: 'active-content' };
  const pages = pagesOf(objects);
  return pages > 0 ? { pages } : { refused: 'damaged' };
};
