import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { materialsCampaign, line, soon } from '../support/materials-api.ts';
import { staffCampaign } from '../support/staff-api.ts';
import { theStack } from '../support/stack.ts';

/** Whoever has an answer already is told so: judged by what it says to this reader, not by the version of the thing. */
describe('a copy of an answer', () => {
  const campaign = materialsCampaign('copies');
  const { call, must, keeper, enter, placed, printed, file } = campaign;
  const etagOf = async (persona: string, request: string, headers: Record<string, string> = {}) =>
    String((await call(persona, request, undefined, headers)).headers.get('etag'));
  const again = (persona: string, request: string, etag: string, headers: Record<string, string> = {}) =>
    call(persona, request, undefined, { ...headers, 'if-none-match': etag });

  test('that still says what is so: 304, without the content', async () => {
    const request = await file();
    const etag = await etagOf('association-solna', `GET ${request}`);
    expect(etag).toMatch(/^"1-[0-9a-f]{32}"$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const { status, bytes, headers } = await again('association-solna', `GET ${request}`, known);
      expect([status, bytes.length, headers.get('etag')]).toEqual([304, 0, etag]);
      expect([headers.get('cache-control'), headers.get('content-length')]).toEqual(['no-store', null]);
    }
    for (const other of ['"1"', '"other"', '*'])
      expect((await again('association-solna', `GET ${request}`, other)).status).toBe(200);
  });

  test('is that of lists and files, too', async () => {
    const read = [
      'pot/requests',
      'pot/ledger.sie?office=district',
      'materials/catalogue',
      'materials/pick-lists.pdf?depot=district',
      'staff/load',
      'staff/positions.csv',
    ];
    for (const request of read.map((what) => `GET /${what}`)) {
      const etag = await etagOf('district-head', request);
      expect([request, (await again('district-head', request, etag)).status]).toEqual([request, 304]);
    }
  });

  test('an order says more than its version: when a promise slips, the old tag gets 200', async () => {
    await enter();
    const run = await printed(10);
    const order = await placed({ lines: [line(10)], neededBy: soon });
    const { version } = await must('association-nacka', `GET ${order}`);
    const etag = await etagOf('association-nacka', `GET ${order}`);
    expect((await again('association-nacka', `GET ${order}`, etag)).status).toBe(304);
    await must(keeper, `PATCH ${run}`, { deliveredBy: addDays(soon, 5) });
    const late = await again('association-nacka', `GET ${order}`, etag);
    expect([late.status, late.body.version]).toEqual([200, version]);
    expect(late.body.lines).toMatchObject([{ late: true }]);
    // The change builds on the version, which is still that.
    const changed = await call('association-nacka', `POST ${order}/cancellation`, undefined, { 'if-match': etag });
    expect(changed.status).toBe(200);
  });

  test('so does the pot: what is proposed for a line lies beside it', async () => {
    const before = await call('district-head', 'GET /pot');
    const etag = String(before.headers.get('etag'));
    await must('district-head', 'PUT /pot/budget-lines/publicity', { name: 'Synlighet', amount: 1 });
    const after = await again('district-head', 'GET /pot', etag);
    expect([after.status, after.body.version]).toEqual([200, before.body.version]);
  });

  test('is one for each language and each reader', async () => {
    const english = { 'accept-language': 'en' };
    const request = await file();
    await must('district-head', `POST ${request}/refusals`, { reason: 'Nej' });
    await theStack().idle();
    const inbox = 'GET /associations/solna/inbox';
    const etag = await etagOf('association-solna', inbox);
    expect((await again('association-solna', inbox, etag)).status).toBe(304);
    expect((await again('association-solna', inbox, etag, english)).status).toBe(200);
    const own = await etagOf('association-solna', `GET ${request}`);
    expect((await again('district-head', `GET ${request}`, own)).status).toBe(200);
  });

  test('If-Match takes the tag of any answer, or the bare version', async () => {
    const request = await file();
    const shown = await etagOf('association-solna', `GET ${request}`);
    const patched = await call('association-solna', `PATCH ${request}`, { purpose: 'Affisch' }, { 'if-match': shown });
    expect([patched.status, patched.body.version]).toEqual([200, 2]);
    const next = String(patched.headers.get('etag'));
    const patch = (ifMatch: string) =>
      call(
        'association-solna',
        `PATCH ${request}`,
        { purpose: `Banderoll ${ifMatch.length}` },
        { 'if-match': ifMatch },
      );
    expect((await patch(shown)).body.code).toBe('changed-meanwhile');
    expect((await patch(next)).status).toBe(200);
    expect((await patch('"3"')).status).toBe(200);
    for (const wrong of ['"4-"', '"4-xyz"', `"-${'0'.repeat(32)}"`])
      expect([wrong, (await patch(wrong)).body.code]).toEqual([wrong, 'malformed-request']);
  });
});

describe('a copy of a request for staff', () => {
  const { call, must, allocated } = staffCampaign('staff-copies');

  test('is old once its allocation is confirmed, though the request has not changed', async () => {
    const { request, allocation } = await allocated('organiser');
    const show = (etag = '') =>
      call('association-solna', `GET /staff/requests/${request}`, undefined, { 'if-none-match': etag });
    const before = await show();
    expect((await show(String(before.headers.get('etag')))).status).toBe(304);
    await must('association-solna', `POST /staff/allocations/${allocation}/confirmations`);
    const after = await show(String(before.headers.get('etag')));
    expect([after.status, after.body.version]).toEqual([200, before.body.version]);
  });
});
