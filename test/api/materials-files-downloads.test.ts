import { beforeAll, describe, expect, test, vi } from 'vitest';
import { caller } from '../../infra/local/wire.ts';
import { addDays } from '../../shared/calendar.ts';
import { filesCampaign } from '../support/files-api.ts';
import { folder, today } from '../support/materials-api.ts';
import { pdf } from '../support/pdfs.ts';
import { errorsOf, theStack, itemsOf } from '../support/stack.ts';

/** A file is downloaded and printed (D12), and by whom is counted. */
describe('a file is downloaded', () => {
  const { id, call, must, refusal, keeper, enter, at, upload, fileOf } = filesCampaign('files-download');
  beforeAll(async () => {
    await enter();
    expect(await upload(pdf({ pages: 2 }), at(), { name: 'Rösta på oss.pdf' })).toBe('accepted');
  });
  const linkFor = async (persona: string) => {
    const answer = await call(persona, `GET ${at()}/file`);
    expect(answer.status).toBe(302);
    return answer.headers.get('location') as string;
  };

  test('by a link that is valid for a minute, as an attachment', async () => {
    const { headers } = await call('association-solna', `GET ${at()}/file`);
    expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual(['no-store', 'nosniff']);
    const link = headers.get('location') as string;
    expect(new URL(link).searchParams.get('X-Amz-Expires')).toBe('60');
    const file = await fetch(link);
    expect(Buffer.from(await file.arrayBuffer()).equals(pdf({ pages: 2 }))).toBe(true);
    expect([file.status, file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual([
      200,
      'application/pdf',
      `attachment; filename="Rosta pa oss.pdf"; filename*=UTF-8''R%C3%B6sta%20p%C3%A5%20oss.pdf`,
    ]);
  });

  test('by that link only: not longer, not another file, not with a token, and nothing without it', async () => {
    const link = await linkFor('association-solna');
    const status = async (address: string, headers: Record<string, string> = {}) =>
      (await fetch(address, { headers })).status;
    expect(await status(link)).toBe(200);
    expect(await status(link.replace('X-Amz-Expires=60', 'X-Amz-Expires=6000'))).toBe(403);
    expect(await status(link.replace('/sv/', '/so/'))).toBe(403);
    expect(await status(link.replace('attachment', 'inline'))).toBe(403);
    expect(await status(link.split('?')[0] as string)).toBe(403);
    expect(await status(link.slice(0, link.indexOf('/files/') + 1))).toBe(403);
    expect(await status(link, { authorization: 'Bearer token' })).toBe(400);
    expect((await fetch(link, { method: 'DELETE' })).status).toBe(403);
  });

  test('past its time is refused', async () => {
    const link = new URL(await linkFor('association-solna'));
    vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] });
    const { status } = await fetch(link).finally(() => vi.useRealTimers());
    expect(status).toBe(403);
  });

  test('each person counts once a day, for the association or the office that asks, exactly', async () => {
    const { downloads: before } = await fileOf(keeper);
    const personas = ['association-nacka', 'association-kista', 'city-hall-staff', 'city-hall-head'];
    const asked = Array.from({ length: 32 }, async (_, i) => {
      for (let n = 0; n < 5; n++) await linkFor(personas[i % 4] as string);
    });
    await Promise.all(asked);
    const file = await fileOf(keeper);
    expect(file.downloads).toBe(Number(before) + 4);
    expect(file.perUnit).toEqual(
      expect.arrayContaining([
        { unit: 'nacka', downloads: 1, printed: 0 },
        { unit: 'kista', downloads: 1, printed: 0 },
        { unit: 'city-hall', downloads: 2, printed: 0 },
      ]),
    );
    const own = await fileOf('association-nacka');
    expect([own.downloads, own.perUnit]).toEqual([1, undefined]);
  });

  test('D12: past validTo it can be neither ordered nor downloaded, and what is refused counts nothing', async () => {
    const { downloads } = await fileOf(keeper);
    const validity = async (change: object) => must(keeper, 'PUT /materials/items/folder', { ...folder, ...change });
    await validity({ validTo: today });
    await linkFor('association-sundbyberg');
    const { table } = theStack();
    const key = { pk: { S: `${id}#materials` }, sk: { S: 'i#folder' } };
    // A day passes.
    await caller(table.endpoint, 'dynamodb')('UpdateItem', {
      TableName: table.name,
      Key: key,
      UpdateExpression: 'SET validTo = :past',
      ExpressionAttributeValues: { ':past': { S: addDays(today, -1) } },
    });
    for (const persona of ['association-solna', 'district-head'])
      expect(await refusal(persona, `GET ${at()}/file`)).toBe('409 not-valid');
    const order = { unit: 'nacka', deliverTo: 'Torget', lines: [{ item: 'folder', language: 'sv', quantity: 1 }] };
    const { status, body } = await call('association-nacka', 'POST /materials/orders', order);
    expect([status, body]).toMatchObject([409, { code: 'nothing-available', editions: [{ reason: 'not-valid' }] }]);
    await validity({ validFrom: addDays(today, 1) });
    expect(await refusal('association-solna', `GET ${at()}/file`)).toBe('409 not-valid');
    await validity({});
    expect((await fileOf(keeper)).downloads).toBe(Number(downloads) + 1);
  });

  test('of an edition that has none, or is not there, there is nothing', async () => {
    for (const edition of [at('so'), at('fi'), at('sv', 'flag')])
      expect(await refusal('association-solna', `GET ${edition}/file`)).toBe('404 not-found');
  });
});

describe('what is printed', () => {
  const { call, must, refusal, keeper, enter, at, upload, fileOf } = filesCampaign('files-printed');
  beforeAll(async () => {
    await enter();
    for (const language of ['sv', 'so']) expect(await upload(pdf(), at(language))).toBe('accepted');
  });

  test('is reported by an association for itself, and added up', async () => {
    const report = (persona: string, printed: number, language = 'sv', key?: string) =>
      must(persona, `POST ${at(language)}/copies`, { printed }, key === undefined ? {} : { 'idempotency-key': key });
    expect(await report('association-solna', 100)).toMatchObject({ unit: 'solna', printed: 100 });
    expect(await report('association-solna', 20, 'sv', 'a')).toMatchObject({ printed: 120 });
    expect(await report('association-solna', 20, 'sv', 'a')).toMatchObject({ printed: 120 });
    expect(await report('association-nacka', 5)).toMatchObject({ unit: 'nacka', printed: 5 });
    const wrong = { printed: 12, reason: 'En nolla för mycket.' };
    expect(
      await must('association-nacka', `POST ${at('sv')}/copies/corrections`, { ...wrong, printed: 50 }),
    ).toMatchObject({ printed: 50 });
    expect(
      await must('association-nacka', `POST ${at('sv')}/copies/corrections`, { ...wrong, printed: 5 }),
    ).toMatchObject({ unit: 'nacka', printed: 5 });
    expect(await refusal('association-kista', `POST ${at('sv')}/copies/corrections`, wrong)).toBe('404 not-found');
    const history = itemsOf(await call('association-nacka', `GET /audit?subject=${at('sv').slice(1)}`));
    expect(history.filter(({ event }) => event === 'CopiesCorrected')).toMatchObject([
      { data: { was: 5, printed: 50, reason: wrong.reason } },
      { data: { was: 50, printed: 5, reason: wrong.reason } },
    ]);
    expect(await report('association-nacka', 7, 'so')).toMatchObject({ printed: 7 });
    expect(await fileOf('association-solna')).toMatchObject({ downloads: 0, printed: 120 });
    expect(await fileOf(keeper)).toMatchObject({
      printed: 125,
      perUnit: [
        { unit: 'nacka', downloads: 0, printed: 5 },
        { unit: 'solna', downloads: 0, printed: 120 },
      ],
    });
    expect((await must(keeper, 'GET /materials/overview')).printYourself).toEqual({
      downloads: 0,
      printed: 132,
      perUnit: [
        { unit: 'nacka', downloads: 0, printed: 12 },
        { unit: 'solna', downloads: 0, printed: 120 },
      ],
      perEdition: [
        { item: 'folder', language: 'so', downloads: 0, printed: 7 },
        { item: 'folder', language: 'sv', downloads: 0, printed: 125 },
      ],
    });
    expect((await must('association-nacka', 'GET /materials/overview')).printYourself).toEqual({
      downloads: 0,
      printed: 12,
      perUnit: [{ unit: 'nacka', downloads: 0, printed: 12 }],
      perEdition: [
        { item: 'folder', language: 'so', downloads: 0, printed: 7 },
        { item: 'folder', language: 'sv', downloads: 0, printed: 5 },
      ],
    });
  });

  test('is summed exactly when all report at the same moment', async () => {
    const { printed } = await fileOf(keeper);
    const reports = Array.from({ length: 32 }, (_, i) =>
      must(i % 2 ? 'association-kista' : 'association-sundbyberg', `POST ${at()}/copies`, { printed: 3 }),
    );
    await Promise.all(reports);
    expect((await fileOf(keeper)).printed).toBe(Number(printed) + 96);
  });

  test.each([
    [0, 'too-small'],
    [-1, 'too-small'],
    [10 ** 12, 'too-big'],
    [1.5, 'invalid-type'],
    ['5', 'invalid-type'],
  ])('%j copies are refused', async (printed, code) => {
    expect(errorsOf(await call('association-solna', `POST ${at()}/copies`, { printed }))).toEqual([`/printed ${code}`]);
  });

  test('by offices nothing is reported, nor of an edition without a file', async () => {
    expect(await refusal(keeper, `POST ${at()}/copies`, { printed: 1 })).toBe('403 not-allowed');
    expect(await refusal('association-solna', `POST ${at('sv', 'closed')}/copies`, { printed: 1 })).toBe(
      '404 not-found',
    );
  });
});
