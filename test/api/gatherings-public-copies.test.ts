import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { publicityCampaign } from '../support/events-api.ts';
import { ask, type Answer, logged, theStack } from '../support/stack.ts';

/** Who has a page or a feed already is told so, and what is between may keep a copy for a minute. */
const formats = ['', '.ics', '.rss', '.atom', '.json'] as const;
const text = ({ bytes }: Answer): string => bytes.toString('utf8');
/** What a function says that its last answer cost. */
const lastLine = (): { readonly status: number; readonly units: { readonly read: number; readonly write: number } } =>
  JSON.parse(logged.filter((line) => line.includes('"route":"GET /public/')).at(-1) ?? '{}');

describe('a copy', () => {
  const { id, must, published } = publicityCampaign('public-copies');
  const list = `/public/${id}/events`;
  const page = (event: string) => `/public/${id}${event}`;

  test.each(formats)('is told so, for two small reads: events%s', async (format) => {
    await published({ title: `Igen ${format}` });
    const first = await ask(`GET ${list}${format}`);
    const etag = String(first.headers.get('etag'));
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'public, max-age=60, must-revalidate']);
    expect(etag).toMatch(/^"[0-9a-f]{32}(-gzip)?"$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await ask(`GET ${list}${format}`, { headers: { 'if-none-match': known } });
      expect(again).toMatchObject({ status: 304 });
    }
    expect(lastLine()).toMatchObject({ status: 304, units: { read: 1.5, write: 0 } });
    await ask(`GET ${list}${format}`);
    expect(lastLine()).toMatchObject({ status: 200, units: { read: 1.5, write: 0 } });
    await published({ title: `Nytt ${format}` });
    const changed = await ask(`GET ${list}${format}`, { headers: { 'if-none-match': etag } });
    expect([changed.status, text(changed).includes(`Nytt ${format}`)]).toEqual([200, true]);
  });

  test('an event has a version of its own', async () => {
    const event = await published();
    const etag = String((await ask(`GET ${page(event)}`)).headers.get('etag'));
    const again = () => ask(`GET ${page(event)}`, { headers: { 'if-none-match': etag } });
    expect((await again()).status).toBe(304);
    expect(lastLine()).toMatchObject({ status: 304, units: { read: 2.5, write: 0 } });
    await must('association-solna', `PATCH ${event}`, { title: 'Ny titel' });
    expect((await again()).status).toBe(200);
  });

  test('an event’s page has what is near, so it has another version once anything listed has changed; its calendar has not', async () => {
    const place = { name: 'Torget', lat: 59.36, lon: 18 };
    const event = await published({ title: 'Den första', place });
    const [before, calendar] = [await ask(`GET ${page(event)}`), await ask(`GET ${page(event)}/event.ics`)];
    expect(text(before)).not.toContain('Den andra');
    await published({ title: 'Den andra', place });
    const known = (answer: Answer) => ({ headers: { 'if-none-match': String(answer.headers.get('etag')) } });
    const after = await ask(`GET ${page(event)}`, known(before));
    expect([after.status, text(after).includes('Den andra')]).toEqual([200, true]);
    expect((await ask(`GET ${page(event)}/event.ics`, known(calendar))).status).toBe(304);
  });

  test('a new name is another version, at once: of the campaign and of an association, in pages, feeds and pictures', async () => {
    const event = await published({ title: 'Namn' });
    const addresses = [...formats.map((format) => `${list}${format}`), page(event), `${page(event)}/card.png`];
    const seen = await Promise.all(addresses.map((address) => ask(`GET ${address}`)));
    const rename = async (name: string) => {
      const [campaign, association] = [await must('admin', 'GET '), await must('admin', 'GET /associations/solna')];
      const { start, electionDay, end } = campaign;
      await must('admin', 'PUT ', { name: `Kampanj ${name}`, start, electionDay, end });
      const { kind, ring, neighbourGroup, priorityArea } = association;
      await must('admin', 'PUT /associations/solna', {
        name: `Förening ${name}`,
        kind,
        ring,
        neighbourGroup,
        priorityArea,
      });
    };
    await rename('Ett');
    const again = await Promise.all(
      addresses.map((address, i) =>
        ask(`GET ${address}`, { headers: { 'if-none-match': String(seen[i]?.headers.get('etag')) } }),
      ),
    );
    expect(again.map(({ status }) => status)).toEqual(addresses.map(() => 200));
    const shown = again.map(text);
    expect(shown.slice(0, 5).map((each) => each.includes('Kampanj Ett'))).toEqual([true, true, true, true, true]);
    expect([shown[0], shown[5]].map((each) => each?.includes('Förening Ett'))).toEqual([true, true]);
    // The same name again is no change.
    await rename('Ett');
    const etag = String(again[0]?.headers.get('etag'));
    expect((await ask(`GET ${list}`, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  test('another filter, language or coding is another version', async () => {
    const variants = ['', '?area=solna', '?lang=en', '?page=2'];
    const etags = await Promise.all(
      variants.flatMap((query) =>
        ['identity', 'gzip'].map(async (coding) => {
          const answer = await ask(`GET ${list}${query}`, { headers: { 'accept-encoding': coding } });
          return answer.headers.get('etag');
        }),
      ),
    );
    expect(new Set(etags).size).toBe(etags.length);
  });

  test('compressed it is the same', async () => {
    const { url } = theStack();
    const raw = await new Promise<{ readonly bytes: Buffer; readonly coding?: string | undefined }>(
      (resolve, reject) => {
        get(`${url}${list}.ics`, { headers: { 'accept-encoding': 'gzip' } }, async (response) => {
          const bytes = Buffer.concat(await response.toArray());
          resolve({ bytes, coding: response.headers['content-encoding'] });
        }).on('error', reject);
      },
    );
    expect(raw.coding).toBe('gzip');
    const plain = await ask(`GET ${list}.ics`, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(gunzipSync(raw.bytes).equals(plain.bytes)).toBe(true);
  });
});
