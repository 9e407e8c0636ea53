import { deflateSync } from 'node:zlib';

/** Small PDFs, written by hand so that each says exactly what its test is about. */

/** The bodies of the objects 1, 2, ...; 1 is the catalogue. */
const file = (objects: readonly (string | Buffer)[], trailer = '', header = '%PDF-1.7\n'): Buffer => {
  const parts: Buffer[] = [Buffer.from(header, 'latin1')];
  const offsets: number[] = [];
  const length = (): number => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [i, object] of objects.entries()) {
    offsets.push(length());
    parts.push(Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object as string, 'latin1'), Buffer.from('\nendobj\n'));
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = [
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`,
    `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\n`,
    `startxref\n${length()}\n%%EOF\n`,
  ];
  return Buffer.concat([...parts, Buffer.from(end.join(''))]);
};

const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>';
const tree = (kids: readonly number[]): string =>
  `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`;

export type Wish = {
  readonly pages?: number;
  /** More in the catalogue, in the trailer, and as objects after the pages. */
  readonly catalogue?: string;
  readonly trailer?: string;
  readonly objects?: readonly (string | Buffer)[];
  readonly header?: string;
};
export const pdf = ({ pages = 1, catalogue = '', trailer, objects = [], header }: Wish = {}): Buffer =>
  file(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
      tree(Array.from({ length: pages }, (_, i) => i + 3)),
      ...Array.from({ length: pages }, () => page),
      ...objects,
    ],
    trailer,
    header,
  );

export const stream = (entries: string, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`<< ${entries} /Length ${data.length} >>\nstream\n`), data, Buffer.from('\nendstream')]);

/** Objects packed into one stream, as most programs write them. */
export const packed = (objects: Readonly<Record<number, string>>, entries = '', pack = deflateSync): Buffer => {
  const bodies = Object.values(objects);
  const places = bodies.map((_, i) => bodies.slice(0, i).join(' ').length + (i > 0 ? 1 : 0));
  const head = `${Object.keys(objects)
    .map((number, i) => `${number} ${places[i]}`)
    .join(' ')} `;
  const text = Buffer.from(head + bodies.join(' '), 'latin1');
  return stream(`/Type /ObjStm /N ${bodies.length} /First ${head.length} /Filter /FlateDecode ${entries}`, pack(text));
};

/** A PDF of exactly so many bytes: the rest is in a stream that says nothing. */
export const pdfOf = (bytes: number): Buffer => {
  const without = pdf({ objects: [stream('', Buffer.alloc(bytes - 1_000))] });
  return pdf({ objects: [stream('', Buffer.alloc(2 * bytes - 1_000 - without.length))] });
};

/** A program for Windows, by its first bytes. */
export const program = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0'), Buffer.alloc(500), pdf()]);

/** Its table says one page. Behind that it has two, as who goes through all objects finds. */
export const twofold = ((): Buffer => {
  const first = pdf().toString('latin1');
  const more = '2 0 obj\n<< /Type /Pages /Kids [3 0 R 9 0 R] /Count 2 >>\nendobj\n9 0 obj\n<</Type/Page>>\nendobj\n';
  return Buffer.from(`${first}${more}startxref\n${first.lastIndexOf('\nxref\n') + 1}\n%%EOF\n`, 'latin1');
})();
