import { beforeAll, describe, expect, test } from 'vitest';
import { putObject } from '../../shared/store.ts';
import { asAFunction, asPdf, bytesAt, filesCampaign, type Form, keyOf, send } from '../support/files-api.ts';
import { folder } from '../support/materials-api.ts';
import { pdf, pdfOf, program, twofold } from '../support/pdfs.ts';
import { errorsOf } from '../support/stack.ts';

/** A file is uploaded (D12): what gets in, and what becomes of it. */
describe('a file is uploaded', () => {
  const { id, call, must, refusal, keeper, enter, at, open, outcome, upload, fileOf } = filesCampaign('files-upload');
  beforeAll(enter);

  test('by a form, and is the edition’s once it is checked; the upload itself goes', async () => {
    const opened = await call(keeper, `POST ${at()}/uploads`, { name: 'Folder åäö.pdf' });
    const form = opened.body as Form;
    expect([opened.status, opened.headers.get('location')]).toEqual([
      201,
      `/campaigns/${id}${at()}/uploads/${form.id}`,
    ]);
    expect(opened.body).toMatchObject({ status: 'waiting', name: 'Folder åäö.pdf' });
    expect(await must('association-solna', `GET ${at()}`)).toMatchObject({ printYourself: false });
    expect(await outcome(form)).toBe('waiting');
    expect(await send(form, pdf({ pages: 4 }))).toBe('204');
    expect(await outcome(form)).toBe('accepted');
    expect(await must('association-solna', `GET ${at()}`)).toMatchObject({
      printYourself: true,
      file: { name: 'Folder åäö.pdf', pages: 4, bytes: pdf({ pages: 4 }).length, downloads: 0, printed: 0 },
    });
    asAFunction();
    expect(await bytesAt(keyOf(form))).toBeUndefined();
  });

  test('and is what an order is told to print itself where nothing can be printed any more', async () => {
    const order = { unit: 'nacka', deliverTo: 'Torget' };
    const wanted = (item: string, languages = ['sv']) =>
      languages.map((language) => ({ item, language, quantity: 10 }));
    const placed = async (lines: readonly object[]) =>
      (await call('association-nacka', 'POST /materials/orders', { ...order, lines })).body;
    // Of the folder there is something to come, so that the order stands.
    const sources = async () => (await placed([...wanted('closed'), ...wanted('folder', ['so'])])).lines;
    expect(await sources()).toMatchObject([{ sources: [{ from: 'unavailable', reason: 'too-late' }] }, {}]);
    expect(await upload(pdf(), at('sv', 'closed'))).toBe('accepted');
    expect(await sources()).toMatchObject([{ sources: [{ from: 'print-yourself', quantity: 10 }] }, {}]);
    const ofPdfs = { ...folder, kind: 'pdf' };
    await must(keeper, 'PUT /materials/items/summary', ofPdfs);
    expect(await upload(pdf(), at('so', 'summary'))).toBe('accepted');
    expect(await placed(wanted('summary', ['so', 'sv']))).toMatchObject({
      code: 'nothing-available',
      editions: [
        { language: 'so', reason: 'print-yourself', next: { printYourself: ['so'] } },
        { language: 'sv', reason: 'no-file' },
      ],
    });
  });

  test('stays when the edition is entered anew', async () => {
    await must(keeper, `PUT ${at()}`, { bilingual: false, translation: 'professional' });
    expect(await must(keeper, `GET ${at()}`)).toMatchObject({ printYourself: true, translation: 'professional' });
  });

  test.each([
    ['a program named .pdf', program, 'not-a-pdf'],
    ['a text', Buffer.from('Alla ska kunna bo bra.'), 'not-a-pdf'],
    ['a part of a PDF', pdf().subarray(0, -20), 'damaged'],
    ['an encrypted PDF', pdf({ trailer: '/Encrypt 9 0 R' }), 'encrypted'],
    ['a PDF with a script', pdf({ catalogue: '/OpenAction << /S /JavaScript /JS (a) >>' }), 'active-content'],
    ['a PDF that leads to a file', pdf({ objects: ['<< /S /URI /URI (file:///etc/passwd) >>'] }), 'active-content'],
    ['a PDF of which two readers see different pages', twofold, 'damaged'],
  ])('%s is refused, and changes nothing', async (_what, bytes, reason) => {
    const before = await fileOf(keeper);
    expect(await upload(bytes, at(), { name: 'folder.pdf' })).toBe(`refused ${reason}`);
    expect(await fileOf(keeper)).toEqual(before);
    expect(await upload(bytes, at('so'))).toBe(`refused ${reason}`);
    expect(await refusal('association-solna', `GET ${at('so')}/file`)).toBe('404 not-found');
  });

  test('of 20 MB at most: one byte more does not even get in', async () => {
    expect(await upload(pdfOf(20_000_000))).toBe('accepted');
    const form = await open();
    expect(await send(form, pdfOf(20_000_001))).toBe('400 EntityTooLarge');
    expect(await send(form, new Uint8Array())).toBe('400 EntityTooSmall');
    expect(await outcome(form)).toBe('waiting');
    asAFunction();
    await putObject(keyOf(form), pdfOf(20_000_001), asPdf);
    expect(await outcome(form)).toBe('refused too-large');
  });

  test('of exactly the size that was told', async () => {
    const form = await open(at(), { size: pdf().length });
    expect(await send(form, pdf({ pages: 2 }))).toBe('400 EntityTooLarge');
    expect(await send(form, pdf().subarray(1))).toBe('400 EntityTooSmall');
    expect(await send(form, pdf())).toBe('204');
    expect(await outcome(form)).toBe('accepted');
  });

  test.each([
    [
      'another key',
      (form: Form) => ({ ...form.fields, key: form.fields.key?.replace('/sv/', '/so/') ?? '' }),
      '403 AccessDenied',
    ],
    ['a key of checked files', (form: Form) => ({ ...form.fields, key: 'files/x.pdf' }), '403 AccessDenied'],
    ['another type', (form: Form) => ({ ...form.fields, 'Content-Type': 'text/html' }), '403 AccessDenied'],
    ['a right for everybody', (form: Form) => ({ ...form.fields, acl: 'public-read' }), '403 AccessDenied'],
    [
      'a policy of its own',
      (form: Form) => ({
        ...form.fields,
        Policy: Buffer.from('{"expiration":"2199-01-01T00:00:00Z","conditions":[]}').toString('base64'),
      }),
      '403 SignatureDoesNotMatch',
    ],
    [
      'another signature',
      (form: Form) => ({ ...form.fields, 'X-Amz-Signature': 'f'.repeat(64) }),
      '403 SignatureDoesNotMatch',
    ],
    ['no policy', ({ fields: { Policy: _, ...rest } }: Form) => rest, '403 AccessDenied'],
  ])('by that form only: %s is refused', async (_what, change, answer) => {
    const form = await open();
    expect(await send({ url: form.url, fields: change(form) }, pdf())).toBe(answer);
    expect(await outcome(form)).toBe('waiting');
  });

  test('a repeated request opens the same upload, and what lets somebody in is stored nowhere', async () => {
    const key = { 'idempotency-key': 'upload' };
    const [first, second] = [
      await call(keeper, `POST ${at()}/uploads`, { name: 'a.pdf' }, key),
      await call(keeper, `POST ${at()}/uploads`, { name: 'a.pdf' }, key),
    ];
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect([second.body.id, second.body.expiresAt]).toEqual([first.body.id, first.body.expiresAt]);
    expect(await send(second.body as Form, pdf())).toBe('204');
    expect(await outcome(first.body as Form)).toBe('accepted');
    expect(await refusal(keeper, `POST ${at()}/uploads`, { name: 'b.pdf' }, key)).toBe('422 idempotency-key-reused');
  });

  test.each([
    [{}, '/name invalid-type'],
    [{ name: '' }, '/name empty'],
    [{ name: 'a\u0000b.pdf' }, '/name control-characters'],
    [{ name: 'a\nb.pdf' }, '/name control-characters'],
    [{ name: '\u202Efdp.exe' }, '/name unbalanced-bidi'],
    [{ name: 'x'.repeat(101) }, '/name too-big'],
    [{ name: 'a.pdf', size: 0 }, '/size too-small'],
    [{ name: 'a.pdf', size: 20_000_001 }, '/size too-big'],
    [{ name: 'a.pdf', size: 1.5 }, '/size invalid-type'],
    [{ name: 'a.pdf', key: 'files/a' }, '/key unrecognized-keys'],
  ])('%j is refused', async (body, error) => {
    expect(errorsOf(await call(keeper, `POST ${at()}/uploads`, body))).toContain(error);
  });

  test('for an edition that there is', async () => {
    for (const edition of [at('fi'), at('sv', 'flag')])
      expect(await refusal(keeper, `POST ${edition}/uploads`, { name: 'a.pdf' })).toBe('404 not-found');
    expect(await refusal(keeper, `GET ${at()}/uploads/01M83Y8C5VKN9V3T2F4F6W6Q1E`)).toBe('404 not-found');
  });
});
