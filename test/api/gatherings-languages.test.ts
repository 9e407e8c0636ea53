import { describe, expect, test } from 'vitest';
import { publicityCampaign } from '../support/events-api.ts';
import { errorsOf, itemsOf, theStack } from '../support/stack.ts';

/** An event has texts in several languages, and each reader is told it in theirs. */
describe('events: in several languages', () => {
  const { id, call, must, drafted, published } = publicityCampaign('events-languages');
  const texts = {
    so: { title: 'Xaflad', summary: 'Hotdog iyo ciyaar.', description: 'Soo dhawoow.' },
    ar: { title: 'حفلة', summary: 'نقانق' },
  };
  const languages = ['sv', 'so', 'ar'];
  const open = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${theStack().url}/public/${id}${path}`, { headers });
    return { status: answer.status, etag: answer.headers.get('etag'), body: await answer.text() };
  };

  test('it says what is missing, and which events lack something', async () => {
    const event = await drafted({ texts, languages, description: 'Alla är välkomna.' });
    const gaps = [{ language: 'ar', missing: ['description'] }];
    expect(await must('association-solna', `GET ${event}`)).toMatchObject({ texts, gaps });
    await must('association-solna', `PATCH ${event}`, {
      texts: { ...texts, ar: { ...texts.ar, description: 'أهلا' } },
    });
    expect((await must('association-solna', `GET ${event}`)).gaps).toEqual([]);
    const bare = await drafted({ languages });
    const listed = async (gaps: boolean) =>
      itemsOf(await call('association-solna', `GET /events?gaps=${gaps}`)).map((each) => `/events/${String(each.id)}`);
    expect(await listed(true)).toEqual([bare]);
    expect(await listed(false)).toEqual([event]);
    expect((await must('association-solna', `PATCH ${event}`, { texts: null })).texts).toBe(undefined);
    for (const [wrong, error] of [
      [{ sv: { title: 'Fest' } }, '/texts/sv twice'],
      [{ so: {} }, '/texts/so nothing'],
      [{ Somaliska: { title: 'x' } }, '/texts/Somaliska invalid-key'],
      [{ so: { title: 'x', name: 'x' } }, '/texts/so/name unrecognized-keys'],
    ] as const)
      expect(errorsOf(await call('association-solna', `PATCH ${event}`, { texts: wrong }))).toEqual([error]);
  });

  test('pages and feeds are in the language that the address or the reader asks for', async () => {
    const event = await published({ texts, languages });
    const somali = await open(`${event}?lang=so`);
    expect(somali.body).toContain('<h1 lang="so" dir="ltr">Xaflad</h1>');
    expect(somali.body).toContain('<html lang="sv">');
    expect((await open(event, { 'accept-language': 'ar, en;q=0.5' })).body).toContain(
      '<h1 lang="ar" dir="rtl">حفلة</h1>',
    );
    expect((await open(event, { 'accept-language': 'ti' })).body).toContain('<h1 lang="sv" dir="ltr">Gårdsfest');
    expect((await open('/events?lang=so')).body).toContain('>Xaflad</a>');
    for (const format of ['rss', 'atom', 'json', 'ics'])
      expect((await open(`/events.${format}?lang=ar`)).body).toContain('حفلة');
    expect((await open('/events?lang=<x>')).status).toBe(400);
  });

  test('cards and share kits, too', async () => {
    const event = await published({ texts, languages });
    const cards = await Promise.all(['so', 'ar', 'sv'].map((lang) => open(`${event}/card.png?lang=${lang}`)));
    expect(cards.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(cards.map(({ body }) => body)).size).toBe(3);
    const { texts: ready } = await must('association-solna', `GET ${event}/share-kit`);
    const facebook = (ready as { kind: string; language: string; text: string }[]).filter(
      ({ kind }) => kind === 'facebook',
    );
    expect(new Set(facebook.map(({ language }) => language))).toEqual(new Set(['sv', 'en', 'so', 'ar']));
    expect(facebook.find(({ language }) => language === 'so')?.text).toContain('Xaflad');
  });
});
