import ICAL from 'ical.js';
import Parser from 'rss-parser';
import { describe, expect, test } from 'vitest';
import { at, publicityCampaign } from '../support/events-api.ts';
import { all, decoded, parseHtml, textOf } from '../support/html.ts';
import { nasty } from '../support/public-site.ts';
import { ask, type Body } from '../support/stack.ts';

/** Feeds over HTTP, from registering to reading them with parsers that others made. */
type Seen = { readonly title: string; readonly isCancelled: boolean };

describe('public feeds', () => {
  const { id, must, published, drafted } = publicityCampaign('public-feeds');
  const list = `/public/${id}/events`;
  const read = async (path: string): Promise<string> => {
    const answer = await ask(`GET ${path}`);
    expect(answer.status).toBe(200);
    return answer.bytes.toString('utf8');
  };
  const calendar = async (path: string) =>
    new ICAL.Component(ICAL.parse(await read(path))).getAllSubcomponents('vevent').map((component) => ({
      uid: String(component.getFirstPropertyValue('uid')),
      title: String(component.getFirstPropertyValue('summary')),
      description: String(component.getFirstPropertyValue('description')),
      sequence: Number(component.getFirstPropertyValue('sequence')),
      isCancelled: component.getFirstPropertyValue('status') === 'CANCELLED',
    }));
  const marked = (title: string): Seen =>
    title.startsWith('Inställt: ')
      ? { title: title.slice('Inställt: '.length), isCancelled: true }
      : { title, isCancelled: false };
  const syndicated = async (format: string): Promise<readonly Seen[]> =>
    (await new Parser().parseString(await read(`${list}.${format}`))).items.map(({ title = '' }) =>
      // A title of Atom says that it is HTML; one of RSS is plain text.
      marked(format === 'atom' ? decoded(title) : title),
    );
  const json = async () =>
    (JSON.parse(await read(`${list}.json`)) as { readonly items: readonly { readonly title: string }[] }).items;
  /** What every channel says of the events with that title. */
  const everywhere = async (title: string) => {
    const page = parseHtml(await read(list));
    const shown = all('article', page).map((article) => ({
      title: all('h3', article).map(textOf).join(''),
      isCancelled: textOf(article).includes('Inställt'),
    }));
    const feeds: Readonly<Record<string, readonly Seen[]>> = {
      page: shown,
      ics: await calendar(`${list}.ics`),
      rss: await syndicated('rss'),
      atom: await syndicated('atom'),
      json: (await json()).map((item) => marked(item.title)),
    };
    return Object.entries(feeds).map(([name, seen]) => [
      name,
      seen.filter((one) => one.title === title).map(({ isCancelled }) => isCancelled),
    ]);
  };
  const inAll = (seen: readonly boolean[]) => ['page', 'ics', 'rss', 'atom', 'json'].map((name) => [name, seen]);

  test('an event that is cancelled and published again is that in every feed, with one UID and rising SEQUENCE', async () => {
    const event = await published({ title: 'Fram och tillbaka' });
    const uid = `${event.slice('/events/'.length)}.${id}@valsam`;
    const sequences: number[] = [];
    const note = async () => {
      const [own, ...others] = (await calendar(`${list}.ics`)).filter((one) => one.title === 'Fram och tillbaka');
      expect([own?.uid, others]).toEqual([uid, []]);
      expect((await calendar(`/public/${id}${event}/event.ics`))[0]).toMatchObject({ uid, sequence: own?.sequence });
      sequences.push(own?.sequence ?? -1);
    };
    expect(await everywhere('Fram och tillbaka')).toEqual(inAll([false]));
    await note();
    await must('association-solna', `POST ${event}/cancellation`, { reason: 'Storm' });
    expect(await everywhere('Fram och tillbaka')).toEqual(inAll([true]));
    await note();
    await must('district-staff', `POST ${event}/publication`);
    expect(await everywhere('Fram och tillbaka')).toEqual(inAll([false]));
    await note();
    expect(sequences.toSorted((a, b) => a - b)).toEqual([...new Set(sequences)]);
  });

  test('what is only a draft, or for members, is in none', async () => {
    await drafted({ title: 'Bara ett utkast' });
    await published({ title: 'Bara för medlemmar', visibility: 'members' });
    expect(await everywhere('Bara ett utkast')).toEqual(inAll([]));
    expect(await everywhere('Bara för medlemmar')).toEqual(inAll([]));
  });

  test('what began within the last 31 days is still in the feeds, and gone from the list when it is over', async () => {
    await published({ title: 'Var nyss', startsAt: at(-5), endsAt: at(-5, '16:00') });
    await published({ title: 'Pågår än', startsAt: at(-5), endsAt: at(5) });
    await published({ title: 'Var länge sedan', startsAt: at(-40), endsAt: at(-40, '16:00') });
    const feeds = (seen: readonly boolean[]) => inAll(seen).slice(1);
    expect(await everywhere('Var nyss')).toEqual([['page', []], ...feeds([false])]);
    expect(await everywhere('Pågår än')).toEqual(inAll([false]));
    expect(await everywhere('Var länge sedan')).toEqual(inAll([]));
  });

  test('a feed is filtered as the list is', async () => {
    await published({ title: 'I Nacka', place: { name: 'T', area: 'nacka' }, languages: ['ar'] });
    for (const query of ['?area=nacka', '?language=ar'])
      expect((await calendar(`${list}.ics${query}`)).map(({ title }) => title)).toEqual(['I Nacka']);
  });

  test('says what it is', async () => {
    const types = await Promise.all(
      ['ics', 'rss', 'atom', 'json'].map(async (format) => {
        const { headers } = await ask(`GET ${list}.${format}`);
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('access-control-allow-origin')).toBe('*');
        return headers.get('content-type');
      }),
    );
    expect(types).toEqual([
      'text/calendar; charset=utf-8',
      'application/rss+xml; charset=utf-8',
      'application/atom+xml; charset=utf-8',
      'application/feed+json; charset=utf-8',
    ]);
  });

  describe.each(nasty)('a text like %j', (text) => {
    test('is stored as given, and escaped in every format', async () => {
      const event = await published({ title: text, summary: text, place: { name: text } });
      const stored = (await must('association-solna', `GET ${event}`)) as Body;
      expect([stored.title, stored.summary, stored.place]).toEqual([text, text, { name: text }]);
      expect(await everywhere(text)).toEqual(inAll([false]));
      const own = (await calendar(`${list}.ics`)).find(({ title }) => title === text);
      expect(own?.description.startsWith(`${text}\n\n`)).toBe(true);
      expect(all('h1', parseHtml(await read(`/public/${id}${event}`))).map(textOf)).toEqual([text]);
      await must('association-solna', `PATCH ${event}`, { visibility: 'members' });
    });
  });
});
