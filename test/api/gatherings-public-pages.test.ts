import { describe, expect, test } from 'vitest';
import { publicityCampaign } from '../support/events-api.ts';
import { all, parseHtml, textOf } from '../support/html.ts';
import { ask, type Answer, theStack } from '../support/stack.ts';

/** What anyone gets to see over HTTP, and what nobody does. */
const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const formats = ['', '.ics', '.rss', '.atom', '.json'] as const;
const text = ({ bytes }: Answer): string => bytes.toString('utf8');
describe('public pages', () => {
  const { id, must, drafted, published, personOf } = publicityCampaign('public-pages');
  const list = `/public/${id}/events`;
  const page = (event: string) => `/public/${id}${event}`;
  const titles = async (query = '') => all('h3', parseHtml(text(await ask(`GET ${list}${query}`)))).map(textOf);

  test('of a campaign that has published nothing there is as little as of one that does not exist', async () => {
    const draft = await drafted();
    await must('association-solna', `POST ${draft}/cancellation`, { reason: 'Nej' });
    await published({ visibility: 'members' });
    for (const format of formats) {
      const [here, nowhere] = [await ask(`GET ${list}${format}`), await ask(`GET /public/nowhere/events${format}`)];
      expect([format, here.status, nowhere.status]).toEqual([format, 404, 404]);
      expect({ ...here.body, instance: '' }).toEqual({ ...nowhere.body, instance: '' });
    }
  });

  test('of an event that is not public, or not published, there is as little as of one that does not exist', async () => {
    const draft = await drafted();
    const members = await published({ visibility: 'members' });
    const dropped = await drafted();
    await must('association-solna', `POST ${dropped}/cancellation`, { reason: 'Nej' });
    const nowhere = await ask(`GET ${page('/events/01M83Y8C5VKN9V3T2F4F6W6Q1D')}`);
    for (const event of [draft, members, dropped, '/events/x', '/events/__proto__', '/events/%00', '/events/..%2f'])
      for (const format of ['', '/event.ics']) {
        const answer = await ask(`GET ${page(event)}${format}`);
        expect([event, answer.status]).toEqual([event, 404]);
        expect({ ...answer.body, instance: '' }).toEqual({ ...nowhere.body, instance: '' });
        expect(answer.headers.get('etag')).toBeNull();
      }
  });

  test('people who come to what is not there see a page, programs a problem', async () => {
    const answer = await ask(`GET ${page('/events/x')}`, { headers: { ...browser, 'accept-language': 'en' } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(textOf(parseHtml(text(answer)))).toContain('There is nothing here.');
  });

  test('a published event is on the list and has a page; made members’ it is gone from both', async () => {
    const event = await published({ title: 'Öppet för alla' });
    expect(await titles()).toContain('Öppet för alla');
    const shown = await ask(`GET ${page(event)}`);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(shown.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(all('h1', parseHtml(text(shown))).map(textOf)).toEqual(['Öppet för alla']);
    expect(textOf(parseHtml(text(shown)))).toContain('Solna');
    await must('association-solna', `PATCH ${event}`, { visibility: 'members' });
    expect(await titles()).not.toContain('Öppet för alla');
    expect((await ask(`GET ${page(event)}`)).status).toBe(404);
  });

  test('each link within the pages leads to something', async () => {
    const event = await published({ title: 'Med länkar' });
    for (const from of [`${list}?area=solna`, page(event)]) {
      const { url } = theStack();
      const tree = parseHtml(text(await ask(`GET ${from}`)));
      const links = [...all('a', tree), ...all('link', tree)].map(
        ({ attributes: { href = '' } }) => new URL(href, url + from),
      );
      const within = links.filter((link) => link.href.startsWith(url) && link.hash === '');
      expect(within.length).toBeGreaterThan(4);
      for (const { pathname, search } of within)
        expect([pathname, (await ask(`GET ${pathname}${search}`)).status]).toEqual([pathname, 200]);
    }
  });

  test('contact that is not public, and what is for the offices, leaves by no way (invariant 9)', async () => {
    const contact = { name: 'Kim Hemlig', email: 'kim@hemlig.example', phone: '070-999 88 77', public: false };
    const event = await published({ title: 'Med kontakt', contact, cost: 98_765_400, expectedReach: 98_765 });
    const everything = await Promise.all(
      [...formats.map((format) => list + format), page(event), `${page(event)}/event.ics`].map(async (path) =>
        text(await ask(`GET ${path}`)),
      ),
    );
    const filer = await personOf('association-solna');
    for (const each of everything) {
      expect(each).not.toMatch(/Hemlig|hemlig|999 88|98765/);
      expect(each).not.toContain(filer);
    }
    await must('association-solna', `PATCH ${event}`, { contact: { ...contact, public: true } });
    expect(text(await ask(`GET ${page(event)}`))).toContain('Kim Hemlig');
    for (const format of formats) expect(text(await ask(`GET ${list}${format}`))).not.toContain('Hemlig');
  });

  describe('what is asked', () => {
    test('chooses by area, language and kind', async () => {
      await published({
        title: 'På somaliska i Kista',
        place: { name: 'T', area: 'kista' },
        languages: ['so'],
        kind: 'talk',
      });
      for (const query of ['?area=kista', '?language=so', '?kind=talk', '?area=kista&language=so&kind=talk&lang=en'])
        expect([query, await titles(query)]).toEqual([query, ['På somaliska i Kista']]);
      expect(await titles('?area=kista&language=sv')).toEqual([]);
      expect(await titles('?area=&language=&kind=')).toEqual(await titles());
    });

    test('may hold what is not known, as readers of feeds and senders of links add it, but nothing ill-formed', async () => {
      for (const query of ['?utm_source=x&fbclid=%3Cscript%3E', '?x=1&x=2', '?page=99', '?__proto__=1'])
        expect([query, (await ask(`GET ${list}${query}`)).status]).toEqual([query, 200]);
      for (const query of [
        '?area=%3Cscript%3E',
        '?area=solna&area=kista',
        '?language=sv_SE',
        '?lang=x_y',
        '?page=0',
        '?page=1e9',
        '?kind=a%0d%0aSet-Cookie:x',
        `?utm=${'x'.repeat(1_000)}`,
      ]) {
        const { status, body, headers } = await ask(`GET ${list}${query}`);
        expect([query, status, body.code]).toEqual([query, 400, 'malformed-request']);
        expect(headers.get('cache-control')).toBe('no-store');
        expect([...headers.keys()]).not.toContain('set-cookie');
      }
      for (const format of formats.slice(1))
        expect((await ask(`GET ${list}${format}?area=%3Cscript%3E`)).body.code).toBe('malformed-request');
      for (const path of [
        page('/events/01M83Y8C5VKN9V3T2F4F6W6Q1D'),
        page('/events/01M83Y8C5VKN9V3T2F4F6W6Q1D/event.ics'),
      ])
        expect((await ask(`GET ${path}?lang=x_y`)).body.code).toBe('malformed-request');
    });

    test('in which language, says the address, else the header; between the two nobody may mix up copies', async () => {
      const heading = async (query: string, language?: string) => {
        const answer = await ask(`GET ${list}${query}`, { headers: language ? { 'accept-language': language } : {} });
        const said = all('h1', parseHtml(text(answer))).map(textOf)[0];
        return [said, answer.headers.get('content-language'), answer.headers.get('vary')];
      };
      const both = 'accept-encoding, accept-language';
      expect(await heading('')).toEqual(['Evenemang', 'sv', both]);
      expect(await heading('', 'en-GB,en;q=0.9')).toEqual(['Events', 'en', both]);
      expect(await heading('?lang=en')).toEqual(['Events', 'en', 'accept-encoding']);
      expect(await heading('?lang=sv', 'en')).toEqual(['Evenemang', 'sv', 'accept-encoding']);
    });

    test('puts nothing of its headers into what others get from a copy', async () => {
      const evil = 'evil.example';
      const headers = {
        'x-forwarded-host': evil,
        'x-original-url': `/${evil}`,
        forwarded: `host=${evil}`,
        origin: `https://${evil}`,
      };
      const event = await published({ title: 'Utan gift' });
      for (const path of [...formats.map((format) => list + format), page(event)]) {
        const [clean, tried] = [
          await ask(`GET ${path}`),
          await ask(`GET ${path}`, { headers: { ...headers, 'user-agent': evil } }),
        ];
        expect(text(tried)).toBe(text(clean));
        expect([...tried.headers].flat().join(' ')).not.toContain(evil);
        expect(tried.headers.get('etag')).toBe(clean.headers.get('etag'));
      }
    });
  });
});
