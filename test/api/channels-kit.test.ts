import { beforeAll, describe, expect, test } from 'vitest';
import { publicityCampaign } from '../support/events-api.ts';
import { readPng } from '../support/png.ts';
import { ask, type Body, logged, operationsOf, theStack } from '../support/stack.ts';

/** The share kit and short links over HTTP: what spreads an event, and what is counted of it. */
const channel = { kind: 'facebook', owner: 'district', name: 'Distriktet', audience: 18_000 };
const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0';

type Kit = {
  readonly page: string;
  readonly link: string;
  readonly texts: readonly (Body & {
    readonly kind: string;
    readonly channel?: string;
    readonly url: string;
    readonly text: string;
  })[];
  readonly qr: { readonly svg: string; readonly png: string };
  readonly card: string;
};

const visit = (address: string, headers: Readonly<Record<string, string>> = { 'user-agent': browser }) =>
  ask(`GET ${new URL(address).pathname}`, { headers });

describe('the share kit', () => {
  const { id, call, must, refusal, drafted, published } = publicityCampaign('share-kit');
  beforeAll(async () => {
    await must('district-head', 'PUT /channels/fb-district', channel);
    await must('city-hall-head', 'PUT /channels/sms-hall', { ...channel, kind: 'sms', owner: 'city-hall' });
  });
  const kitOf = async (event: string, persona = 'association-solna') =>
    (await must(persona, `GET ${event}/share-kit`)) as unknown as Kit;
  const linksOf = async (event: string) =>
    (await must('association-solna', `GET ${event}/links`)) as unknown as {
      readonly visits: number;
      readonly items: readonly { readonly channel?: string; readonly visits: number; readonly days: readonly Body[] }[];
    };

  test('has texts for each kind of channel in both languages, and for each channel with a link of its own', async () => {
    const event = await published();
    const { texts, link, page } = await kitOf(event);
    expect(texts).toHaveLength((9 + 2) * 2);
    expect(page).toBe(`${theStack().url}/public/${id}${event}`);
    for (const { text, url } of texts) expect(text.endsWith(url)).toBe(true);
    const own = texts.filter((text) => text.channel === 'fb-district');
    expect(own).toMatchObject([
      { kind: 'facebook', language: 'sv', counted: 'characters' },
      { kind: 'facebook', language: 'en', counted: 'characters' },
    ]);
    expect(new Set(texts.map(({ url }) => url)).size).toBe(3);
    expect(own[0]?.url).not.toBe(link);
    expect((await kitOf(event, 'county-council-staff')).link).toBe(link);
  });

  test('there is none for what the public does not see, nor for who does not organise it', async () => {
    const wanted = ['share-kit', 'share-kit/qr.svg', 'share-kit/qr.png', 'share-kit/card.png'];
    const draft = await drafted();
    const members = await published({ visibility: 'members' });
    for (const event of [draft, members])
      for (const part of wanted)
        expect([part, await refusal('association-solna', `GET ${event}/${part}`)]).toEqual([part, '409 wrong-status']);
    const event = await published();
    for (const part of [...wanted, 'links']) {
      expect([part, await refusal('association-nacka', `GET ${draft}/${part}`)]).toEqual([part, '404 not-found']);
      expect([part, await refusal('association-nacka', `GET ${event}/${part}`)]).toEqual([part, '403 not-allowed']);
      expect((await ask(`GET /campaigns/${id}${event}/${part}`)).status).toBe(401);
    }
  });

  test('draws QR codes of the short link, as SVG and PNG, of each channel its own', async () => {
    const event = await published();
    const draw = async (what: string) => call('association-solna', `GET ${event}/share-kit/${what}`);
    const [svg, png, other] = [await draw('qr.svg'), await draw('qr.png'), await draw('qr.svg?channel=fb-district')];
    expect([svg, png].map(({ headers }) => headers.get('content-type'))).toEqual([
      'image/svg+xml; charset=utf-8',
      'image/png',
    ]);
    expect(svg.headers.get('content-security-policy')).toBe("default-src 'none'");
    expect(readPng(png.bytes).width).toBeGreaterThan(1_000);
    expect(other.bytes.equals(svg.bytes)).toBe(false);
    expect(await refusal('association-solna', `GET ${event}/share-kit/qr.svg?channel=nobodys`)).toBe('404 not-found');
  });

  test('the picture is the organisers’ and, of a published public event, everybody’s', async () => {
    const event = await published();
    const own = await call('association-solna', `GET ${event}/share-kit/card.png`);
    const open = await ask(`GET /public/${id}${event}/card.png`);
    for (const { bytes, headers } of [own, open]) {
      expect(headers.get('content-type')).toBe('image/png');
      const { width, height } = readPng(bytes);
      expect([width, height]).toEqual([1_200, 630]);
    }
    expect(open.bytes.equals(own.bytes)).toBe(true);
    const headers = { 'if-none-match': String(open.headers.get('etag')) };
    expect((await ask(`GET /public/${id}${event}/card.png`, { headers })).status).toBe(304);
    await must('association-solna', `PATCH ${event}`, { title: 'En annan' });
    expect((await ask(`GET /public/${id}${event}/card.png`, { headers })).bytes.equals(own.bytes)).toBe(false);
    expect((await ask(`GET /public/${id}${event}/card.png?lang=x_y`)).body.code).toBe('malformed-request');
    for (const hidden of [await drafted(), await published({ visibility: 'members' }), '/events/x'])
      expect((await ask(`GET /public/${id}${hidden}/card.png`)).status).toBe(404);
  });

  test('a short link leads to the page, and its visits are counted by channel and day', async () => {
    const event = await published();
    expect(await linksOf(event)).toEqual({ visits: 0, items: [] });
    const { link, texts, page } = await kitOf(event);
    const own = texts.find((text) => text.channel === 'fb-district')?.url ?? '';
    for (const [address, by] of [
      [link, browser],
      [link, `${browser} Another/1`],
      [own, browser],
    ] as const) {
      const { status, headers } = await visit(address, { 'user-agent': by });
      expect([status, new URL(String(headers.get('location')), address).href]).toEqual([302, page]);
      expect(headers.get('cache-control')).toBe('no-store');
    }
    const { visits, items } = await linksOf(event);
    expect(visits).toBe(3);
    const counted = Object.fromEntries(items.map(({ channel: of = '', visits: number }) => [of, number]));
    expect(counted).toEqual({ '': 2, 'fb-district': 1, 'sms-hall': 0 });
    expect(items.find(({ channel: of }) => of === 'fb-district')?.days).toEqual([
      { day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), visits: 1 },
    ]);
    // Asked for again, the kit has the same links, and the counts stay.
    expect((await kitOf(event)).link).toBe(link);
    expect((await linksOf(event)).visits).toBe(3);
  });

  test('neither robots nor who looks ahead are counted, though they are led on', async () => {
    const event = await published();
    const { link } = await kitOf(event);
    for (const headers of [
      { 'user-agent': 'facebookexternalhit/1.1' },
      { 'user-agent': 'Twitterbot/1.0' },
      { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
      { 'user-agent': 'curl/8.5.0' },
      { 'user-agent': browser, 'sec-purpose': 'prefetch;prerender' },
      { 'user-agent': browser, purpose: 'prefetch' },
      { 'user-agent': browser, 'x-moz': 'prefetch' },
      { 'user-agent': browser, 'x-purpose': 'preview' },
      { 'user-agent': '' },
    ] as const)
      expect((await visit(link, headers)).status).toBe(302);
    expect((await linksOf(event)).visits).toBe(0);
  });

  test('a reader counts once for each link and day: nobody pumps a count by coming again', async () => {
    const event = await published();
    const { link, texts } = await kitOf(event);
    await Promise.all(Array.from({ length: 64 }, () => visit(link)));
    expect((await linksOf(event)).visits).toBe(1);
    // Who is new costs two units to write, whoever is known the one that DynamoDB takes for a condition that fails.
    await visit(link, { 'user-agent': `${browser} New/1` });
    expect(logged.findLast((line) => line.includes('"GET /s/{code}"'))).toContain('"units":{"read":1,"write":2}');
    await visit(texts.find((text) => text.channel === 'fb-district')?.url ?? '');
    expect((await linksOf(event)).visits).toBe(3);
  });

  test('nor by being another each time, nor by saying to come from elsewhere', async () => {
    const event = await published();
    const { link } = await kitOf(event);
    for (let i = 0; i < 30; i++)
      await visit(link, {
        'user-agent': `${browser} Other/${i}`,
        'x-forwarded-for': `198.51.100.${i}`,
        'x-valsam-edge': String(i),
      });
    expect((await linksOf(event)).visits).toBe(10);
  });

  test('a visit is no reach: neither results nor the ranking are reckoned from it', async () => {
    const event = await published({ cost: 100_000 });
    const { link } = await kitOf(event);
    const reckoned = async () => [
      await must('district-head', 'GET /publicity/ranking?by=event'),
      await must('district-head', 'GET /publicity/ranking?by=channel'),
      await must('district-head', 'GET /publicity/coverage'),
      (await must('district-head', `GET ${event}/suggestions`)).suggestions,
      (await must('district-head', `GET ${event}`)).results,
    ];
    const before = await reckoned();
    await visit(link);
    expect((await linksOf(event)).visits).toBe(1);
    expect(await reckoned()).toEqual(before);
  });

  test('of a cancelled event it still leads to the page, which says so', async () => {
    const event = await published();
    const { link } = await kitOf(event);
    await must('association-solna', `POST ${event}/cancellation`, { reason: 'Storm' });
    const { headers } = await visit(link);
    const page = await ask(`GET ${new URL(String(headers.get('location')), link).pathname}`);
    expect(page.bytes.toString('utf8')).toContain('Det här är inställt.');
    expect((await kitOf(event)).texts[0]?.text).toMatch(/^INSTÄLLT/);
  });

  test('a code that nobody was given leads nowhere, and is not counted', async () => {
    for (const code of ['0000000000', 'x', '..%2f', '%00', 'a'.repeat(500), '__proto__', 'link'])
      expect([code, (await ask(`GET /s/${code}`)).status]).toEqual([code, 404]);
    // Who follows one from a page or a poster reads so in words.
    const page = await ask('GET /s/0000000000', { headers: { accept: 'text/html', 'accept-language': 'sv' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(page.bytes.toString('utf8')).toContain('Adressen är fel, eller det som fanns här visas inte längre.');
  });

  test('nothing is kept or logged of who came, nor which link they followed', async () => {
    const event = await published();
    const { link } = await kitOf(event);
    await visit(link, {
      'user-agent': `${browser} Kim/1`,
      'x-forwarded-for': '203.0.113.7',
      referer: 'https://kim.example/',
      cookie: 'kim=1',
    });
    const code = link.slice(-10);
    const lines = logged.filter((line) => line.includes('/s/{code}'));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of logged) expect(line).not.toMatch(new RegExp(`Kim/1|203\\.0\\.113|kim\\.example|/s/${code}`));
    expect(JSON.stringify(await linksOf(event))).not.toMatch(/Kim|203\.0|kim/);
  });

  test('every operation of the kit has been asked without a token, and let nobody in', async () => {
    for (const [name, { route, see }] of operationsOf('channels-kit', 'channels-card')) {
      const path = (route.split(' ')[1] ?? '')
        .replace('{campaign}', id)
        .replace('{event}', '01M83Y8C5VKN9V3T2F4F6W6Q1D');
      expect([name, (await ask(`GET ${path}`)).status]).toEqual([name, see === 'anyone' ? 404 : 401]);
    }
  });
});
