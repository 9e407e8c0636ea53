import { beforeAll, describe, expect, test, vi } from 'vitest';
import { filesCampaign } from '../support/files-api.ts';
import { pdf } from '../support/pdfs.ts';
import { type Rights, rightsWith } from '../support/rights.ts';
import { ask, logged, operationsOf, theStack } from '../support/stack.ts';

/** Print-yourself files over HTTP (D12), through the local S3 and the check behind it. */

describe('who may', () => {
  const { id, enter, at, open } = filesCampaign('files-rights');
  const named = { campaign: id, item: 'folder', language: 'sv', upload: '' };
  beforeAll(async () => {
    await enter();
    named.upload = (await open(at())).id;
  });
  // district-head, district-staff, admin, association-solna, association-kista, association-farsta
  const rights: Rights = {
    openUpload: '++4334',
    showUpload: '++4334',
    downloadFile: '++4++4',
    reportCopies: '334++4',
    correctCopies: '334++4',
  };
  const { tabled } = rightsWith(named);
  tabled(operationsOf('materials-files'), rights);
  test('of the offices only the one that keeps the catalogue uploads', async () => {
    const token = await theStack().token('city-hall-head');
    const { body } = await ask(`POST /campaigns/${id}${at()}/uploads`, { token, body: { name: 'a.pdf' } });
    expect(body.code).toBe('not-allowed');
  });
});

describe('what it costs in capacity units', () => {
  const { call, keeper, enter, at, upload } = filesCampaign('files-units');
  beforeAll(async () => {
    await enter();
    expect(await upload(pdf())).toBe('accepted');
  });
  const unitsOf = async (persona: string, request: string, body?: object, headers = {}) => {
    const answer = await call(persona, request, body, headers);
    const id = answer.headers.get('apigw-requestid') as string;
    await vi.waitFor(() => expect(logged.some((line) => line.includes(id))).toBe(true));
    const line = logged.find((each) => each.includes(id)) as string;
    const { read, write } = (JSON.parse(line) as { units: { read: number; write: number } }).units;
    return [read, write];
  };
  test('is as much on every machine', async () => {
    const key = { 'idempotency-key': 'units' };
    await call('association-solna', `GET ${at()}/file`);
    const opened = await call(keeper, `POST ${at()}/uploads`, { name: 'b.pdf' });
    expect({
      openUpload: await unitsOf(keeper, `POST ${at()}/uploads`, { name: 'a.pdf' }, key),
      showUpload: await unitsOf(keeper, `GET ${at()}/uploads/${String(opened.body.id)}`),
      downloadFile: await unitsOf('association-nacka', `GET ${at()}/file`),
      reportCopies: await unitsOf('association-solna', `POST ${at()}/copies`, { printed: 5 }, key),
      showEdition: await unitsOf('association-solna', `GET ${at()}`),
    }).toEqual({
      openUpload: [3, 6],
      showUpload: [3, 0],
      downloadFile: [3, 2],
      reportCopies: [5, 6],
      showEdition: [4, 0],
    });
  });
});
