import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { inspect } from '../../shared/uploads/pdf/inspect.ts';
import { readAgain } from '../../shared/uploads/pdf/second.ts';
import { packed, pdf, program, stream, type Wish } from '../support/pdfs.ts';

/** D12: what may be handed out, by its content. */
const said = (bytes: Uint8Array): string => {
  const inspected = inspect(bytes);
  return 'refused' in inspected ? inspected.refused : `${inspected.pages} pages`;
};
const text = (value: string): Buffer => Buffer.from(value, 'latin1');
const swapped = (bytes: Buffer, from: string, to: string): Buffer =>
  text(bytes.toString('latin1').replaceAll(from, to));
/** The same, its table where its end says. */
const replaced = (bytes: Buffer, from: string, to: string): Buffer => {
  const changed = bytes.toString('latin1').replaceAll(from, to);
  return text(changed.replace(/startxref\n\d+/, `startxref\n${changed.lastIndexOf('\nxref\n') + 1}`));
};
/** A second revision behind the first, as programs append one. */
const revisedTo = (objects: string): Buffer => {
  const first = pdf();
  const end = `trailer\n<< /Root 1 0 R /Prev 9 >>\nstartxref\n${first.length + objects.length}\n%%EOF\n`;
  return Buffer.concat([first, text(`${objects}xref\n0 0\n${end}`)]);
};

describe('a PDF', () => {
  test.each<[string, number, Wish]>([
    ['of one page', 1, {}],
    ['of 250 pages', 250, { pages: 250 }],
    ['behind a byte order mark', 1, { header: 'ï»¿%PDF-1.4\n' }],
    ['that goes to its first page', 1, { catalogue: '/OpenAction [3 0 R /XYZ null null 0]' }],
    ['that goes there by an action', 1, { catalogue: '/OpenAction << /S /GoTo /D [3 0 R /Fit] >>' }],
    [
      'with links to the web',
      1,
      { objects: ['<< /S /URI /URI (http\\163://a.example/\\(1\\)) >>', '<< /URI <687474703a2f2f61> >>'] },
    ],
    ['whose links begin alike', 1, { catalogue: '/URI << /Base (https://a.example/) >>' }],
    ['whose fonts and files have short names', 1, { objects: ['<< /Font << /AF 3 0 R /EF 3 0 R >> >>'] }],
    ['whose text speaks of /JavaScripts and /Launching', 1, { objects: ['(/JavaScripts /Launching)'] }],
  ])('%s is accepted', (_what, pages, wish) => {
    expect(said(pdf(wish))).toBe(`${pages} pages`);
  });

  test('as a library writes it is accepted', async () => {
    const document = new PDFDocument({ info: { Title: 'Rösta (16/8)' } });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise((resolve) => document.on('end', resolve));
    document.text('Alla ska kunna bo bra.').addPage().text('Därför bygger vi.').end();
    await ended;
    expect(said(Buffer.concat(chunks))).toBe('2 pages');
  });

  test('whose catalogue and pages are packed is looked into', () => {
    const inside = packed({
      7: '<< /Type /Catalog /Pages 8 0 R >>',
      8: '<< /Kids [3 0 R 9 0 R] >>',
      9: '<</Type/Page>>',
    });
    expect(said(swapped(pdf({ objects: [inside] }), '/Root 1 0 R', '/Root 7 0 R'))).toBe('2 pages');
  });

  test('that was changed has the pages of its last revision', () => {
    expect(
      said(revisedTo('2 0 obj\n<< /Type /Pages /Kids [3 0 R 9 0 R] >>\nendobj\n9 0 obj\n<</Type/Page>>\nendobj\n')),
    ).toBe('2 pages');
  });
});

describe('the second reader', () => {
  const saidAgain = async (bytes: Uint8Array): Promise<string> => {
    const read = await readAgain(bytes);
    return 'refused' in read ? read.refused : `${read.pages} pages`;
  };
  const link = (action: string) =>
    replaced(pdf(), '/MediaBox', `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A ${action} >>] /MediaBox`);
  const hidden = '<< /Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >> >>';

  test('sees as many pages', async () => {
    expect(await saidAgain(pdf({ pages: 3 }))).toBe('3 pages');
    expect(await saidAgain(link('<< /S /URI /URI (https://a.example) >>'))).toBe('1 pages');
  });

  test.each([
    ['a script', pdf({ catalogue: '/OpenAction << /S /JavaScript /JS (a) >>' })],
    [
      'a script with a name',
      pdf({ catalogue: '/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (a) >>] >> >>' }),
    ],
    ['a link to a file', link('<< /S /URI /URI (file:///etc/passwd) >>')],
    ['a program', link('<< /S /Launch /F (cmd.exe) >>')],
    ['another file', link('<< /S /GoToR /F (a.pdf) /D [0 /Fit] >>')],
    [
      'a file carried along',
      pdf({
        catalogue: hidden.slice(3, -3),
        objects: ['<< /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>', stream('/Type /EmbeddedFile', text('MZ'))],
      }),
    ],
  ])('refuses %s by itself', async (_what, bytes) => expect(await saidAgain(bytes)).toBe('active-content'));

  test('refuses what is encrypted, damaged, or has more pages than anything that is printed', async () => {
    expect(await saidAgain(text('%PDF-1.7\nnothing\n%%EOF'))).toBe('damaged');
    const key = '00'.repeat(32);
    const standard = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${key}> /U <${key}> >> /ID [<00> <00>]`;
    expect(await saidAgain(pdf({ trailer: standard }))).toBe('encrypted');
    expect(await saidAgain(pdf({ pages: 1_001 }))).toBe('too-complex');
  });
});

describe('what is no PDF to be handed out', () => {
  const body = pdf();
  test.each<[string, Uint8Array, string]>([
    ['a program named .pdf', program, 'not-a-pdf'],
    ['a program that also is a PDF', Buffer.concat([text('MZ'), body]), 'not-a-pdf'],
    ['a page of the web', text('<html>%PDF-1.7</html>'), 'not-a-pdf'],
    ['nothing', Buffer.alloc(0), 'not-a-pdf'],
    ['a header that comes too late', Buffer.concat([Buffer.alloc(1_100, ' '), body]), 'not-a-pdf'],
    ['a beginning without an end', body.subarray(0, -30), 'damaged'],
    ['an end that leads nowhere', swapped(body, 'startxref\n', 'startxref\n9'), 'damaged'],
    ['an end that leads to something else', text('%PDF-1.7\nstartxref\n0\n%%EOF'), 'damaged'],
    ['a catalogue without pages', pdf({ pages: 0 }), 'damaged'],
    ['a tree that leads to itself', swapped(body, '/Kids [3 0 R]', '/Kids [2 0 R]'), 'damaged'],
    ['an encrypted one', pdf({ trailer: '/Encrypt 9 0 R' }), 'encrypted'],
    ['an encrypted one that spells it otherwise', pdf({ trailer: '/#45ncr#79pt 9 0 R' }), 'encrypted'],
  ])('%s: %s', (_what, bytes, reason) => {
    expect(said(bytes)).toBe(reason);
  });
});

describe('active content', () => {
  const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
  test.each<[string, Buffer]>([
    ['a script when it is opened', pdf({ catalogue: `/OpenAction ${script}` })],
    ['a script that nothing leads to', pdf({ objects: [script] })],
    ['a script spelled otherwise', pdf({ objects: [script.replace('/JavaScript', '/J#61vaScr#69pt')] })],
    ['a script in a packed object', pdf({ objects: [packed({ 9: script })] })],
    [
      'a script packed by an entry spelled otherwise',
      replaced(pdf({ objects: [packed({ 9: script })] }), '/First', '/F#69rst'),
    ],
    [
      'a script in what claims to be another stream',
      replaced(pdf({ objects: [packed({ 9: script })] }), '/Type /ObjStm', '/Type /XObject'),
    ],
    ['a script in a later revision', revisedTo(`9 0 obj\n${script}\nendobj\n`)],
    [
      'a script that lies within a picture',
      pdf({ objects: [stream('/Subtype /Image', text(`9 0 obj ${script} endobj`))] }),
    ],
    [
      'a script packed within a picture',
      pdf({
        objects: [
          stream('/Subtype /Image', Buffer.concat([text('9 0 obj '), packed({ 10: script }), text(' endobj')])),
        ],
      }),
    ],
    ['a program that it starts', pdf({ objects: ['<< /S /Launch /F (cmd.exe) >>'] })],
    ['a file that it carries', pdf({ objects: [stream('/Type /EmbeddedFile', Buffer.from('MZ'))] })],
    ['a form that it sends', pdf({ objects: ['<< /S /SubmitForm /F (https://a.example) >>'] })],
    ['a form with scripts of its own', pdf({ catalogue: '/AcroForm << /XFA 9 0 R >>' })],
    ['a file that belongs to the whole', pdf({ catalogue: '/AF [4 0 R]', objects: ['<< /Type /Filespec /F (a) >>'] })],
    [
      'a file that is carried in a stream of any kind',
      pdf({ objects: ['<< /EF << /F 5 0 R >> >>', stream('', text('MZ'))] }),
    ],
    ['one spelled otherwise', pdf({ objects: ['<< /E#46 << /#55F 5 0 R >> >>', stream('', text('MZ'))] })],
    ['one packed', pdf({ objects: [packed({ 9: '<< /EF << /F 5 0 R >> >>' })] })],
    [
      'one that a later revision hides',
      revisedTo('9 0 obj\n<< /EF << /F 5 0 R >> >>\nendobj\n9 0 obj\n<< >>\nendobj\n'),
    ],
    ['a web page when it is opened', pdf({ catalogue: '/OpenAction << /S /URI /URI (https://a.example) >>' })],
    [
      'something by way of something else',
      pdf({ catalogue: '/OpenAction 4 0 R', objects: ['<< /S /GoTo /D [3 0 R /Fit] /Next 5 0 R >>'] }),
    ],
    [
      'a web page when a page is shown',
      pdf({ objects: ['<< /AA << /O << /S /URI /URI (https://a.example) >> >> >>'] }),
    ],
    ['another file', pdf({ objects: ['<< /S /GoToR /F (\\\\\\\\server\\\\a.pdf) /D [0 /Fit] >>'] })],
    ['a link to a file', pdf({ objects: ['<< /S /URI /URI (file:///etc/passwd) >>'] })],
    ['a link that is a script', pdf({ objects: ['<< /S /URI /URI (java\\163cript:alert\\(1\\)) >>'] })],
    ['a link by its digits', pdf({ objects: ['<< /S /URI /U#52I <66696c653a2f2f61> >>'] })],
    ['a link that lies elsewhere', pdf({ objects: ['<< /S /URI /URI 5 0 R >>', '(smb://a)'] })],
    ['a link without an address', pdf({ objects: ['<< /S /URI /URI 99 0 R >>'] })],
    ['a beginning of all links', pdf({ catalogue: '/URI << /Base (file:///) >>' })],
  ])('%s is refused', (_what, bytes) => {
    expect(said(bytes)).toBe('active-content');
  });
});

describe('what would cost too much to look into', () => {
  const plenty = (part: string, bytes = 3_000_000): Buffer =>
    replaced(pdf({ objects: [stream('', text('@'))] }), '@', part.repeat(bytes / part.length));
  test.each<[string, Buffer]>([
    ['a packed object that fills the memory', pdf({ objects: [packed({ 9: ' '.repeat(40_000_000) })] })],
    [
      'objects packed in a way that this does not know',
      replaced(pdf({ objects: [packed({ 9: '(a)' })] }), '/FlateDecode', '/LZWDecode'),
    ],
    ['objects packed with a predictor', pdf({ objects: [packed({ 9: '(a)' }, '/DecodeParms << /Predictor 12 >>')] })],
    [
      'objects packed badly',
      pdf({ objects: [packed({ 9: '(a)' }, '', ((data: Buffer) => deflateSync(data).fill(7)) as typeof deflateSync)] }),
    ],
    ['texts that never end', plenty('1 0 obj (', 30_000_000)],
    ['remarks that never end', plenty('1 0 obj %', 30_000_000)],
    ['more values than anybody needs', plenty('1 0 obj[1 1 1 1 1 1 1 1 1 1]', 6_000_000)],
  ])('%s is refused', (_what, bytes) => {
    expect(said(bytes)).toBe('too-complex');
  });

  test('whatever is sent is answered', () => {
    const base = pdf({ pages: 3, objects: [packed({ 9: '<< /A [1 2 (x)] >>' })] });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(base.length - 1), fc.nat(255)), { maxLength: 20 }),
        fc.nat(base.length),
        (changes, cut) => {
          const bytes = Buffer.from(base);
          for (const [at, byte] of changes) bytes[at] = byte;
          expect(said(bytes)).toMatch(/./);
          expect(said(Buffer.concat([bytes.subarray(0, cut), base.subarray(cut)]))).toMatch(/./);
        },
      ),
      { numRuns: 300 },
    );
  });
});
