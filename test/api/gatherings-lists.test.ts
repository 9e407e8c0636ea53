import { beforeAll, describe, expect, test } from 'vitest';
import { at, publicityCampaign, today } from '../support/events-api.ts';
import { errorsOf, itemsOf, theStack } from '../support/stack.ts';

/** Who finds which events, and who is told of them. */
describe('events: a list', () => {
  const { call, must, drafted, published } = publicityCampaign('events-lists');
  const titles = async (persona: string, query: string) =>
    itemsOf(await call(persona, `GET /events?${query}`)).map(({ title }) => title);

  test('by when they begin, for each what they may see', async () => {
    await published({ title: 'C', startsAt: at(12), endsAt: at(12, '15:00') });
    await drafted({ title: 'B', startsAt: at(11), endsAt: at(11, '15:00') });
    await drafted(
      { title: 'A', startsAt: at(10), endsAt: at(14), organisers: ['nacka'], kind: 'tour' },
      'association-nacka',
    );
    await published({
      title: 'D',
      startsAt: at(13),
      endsAt: at(13, '15:00'),
      visibility: 'members',
      place: { name: 'P' },
    });
    expect(await titles('district-staff', '')).toEqual(['A', 'B', 'C', 'D']);
    expect(await titles('association-solna', '')).toEqual(['B', 'C', 'D']);
    expect(await titles('association-nacka', '')).toEqual(['A', 'C', 'D']);
    expect(await titles('association-kista', '')).toEqual(['C', 'D']);
  });

  test('those that lie in some days, of a unit, an area, a kind, a status', async () => {
    const day = (n: number) => at(n).slice(0, 10);
    expect(await titles('district-staff', `from=${day(11)}&to=${day(12)}`)).toEqual(['A', 'B', 'C']);
    expect(await titles('district-staff', `from=${day(13)}`)).toEqual(['A', 'D']);
    // Days that end before they begin hold nothing.
    expect(await titles('district-staff', `from=${day(60)}&to=${day(1)}`)).toEqual([]);
    expect(await titles('district-staff', `to=${day(10)}`)).toEqual(['A']);
    expect(await titles('district-staff', 'unit=nacka')).toEqual(['A']);
    expect(await titles('district-staff', 'area=solna')).toEqual(['A', 'B', 'C']);
    expect(await titles('district-staff', 'kind=tour')).toEqual(['A']);
    expect(await titles('district-staff', `status=published&from=${day(12)}`)).toEqual(['C', 'D']);
    expect(await titles('association-solna', 'status=draft')).toEqual(['B']);
  });

  test('page by page nothing is lost or seen twice', async () => {
    const found: unknown[] = [];
    let cursor = '';
    do {
      const { items, next } = await must('district-staff', `GET /events?limit=1${cursor}`);
      found.push(...(items as { title: string }[]).map(({ title }) => title));
      cursor = next ? `&cursor=${String(next)}` : '';
    } while (cursor);
    expect(found).toEqual(['A', 'B', 'C', 'D']);
  });

  test('a day that is none is refused', async () => {
    expect(errorsOf(await call('district-staff', `GET /events?from=${today}T10:00`))).toEqual(['/query/from day']);
  });
});

describe('events: who is told', () => {
  const { id, call, must, drafted, published } = publicityCampaign('events-told');
  const units = { district: 'offices', 'city-hall': 'offices', solna: 'associations', nacka: 'associations' };
  /** The notices about an event, oldest first, of each unit. */
  const noticesOf = async (event: string) => {
    const found = Object.entries(units).map(async ([unit, kind]) => {
      const persona = kind === 'offices' ? `${unit}-staff` : `association-${unit}`;
      const all = itemsOf(await call(persona, `GET /${kind}/${unit}/inbox?limit=100`));
      const own = all.filter(({ link }) => link === `/campaigns/${id}${event}`).toReversed();
      return [unit, own.map((notice) => `${String(notice.event)} ${String(notice.action)}`)] as const;
    });
    return Object.fromEntries(await Promise.all(found));
  };
  let [event, members, draft] = ['', '', ''];

  beforeAll(async () => {
    draft = await drafted({ contact: { name: 'Kim Karlsson' } });
    event = await drafted({ contact: { name: 'Kim Karlsson' } });
    await must('association-solna', `POST ${event}/submissions`);
    await must('district-staff', `POST ${event}/publication`);
    await must('association-solna', `POST ${event}/cancellation`, { reason: 'Storm' });
    members = await published({ visibility: 'members', title: 'Ringkväll' });
    await theStack().idle(60_000);
  });

  test('of a draft its organisers', async () => {
    expect(await noticesOf(draft)).toEqual({
      district: [],
      'city-hall': [],
      solna: ['EventRegistered know'],
      nacka: [],
    });
  });

  test('invariant 6: of what is submitted, published and cancelled the offices too, each once', async () => {
    const { district, 'city-hall': cityHall, solna, nacka } = await noticesOf(event);
    const { owner } = await must('district-staff', `GET ${event}`);
    const seen = (unit: string) => [
      `EventSubmitted ${owner === unit ? 'decide' : 'know'}`,
      'EventPublished know',
      'EventCancelled know',
    ];
    expect([district, cityHall]).toEqual([seen('district'), seen('city-hall')]);
    expect([solna, nacka]).toEqual([['EventRegistered know', ...seen('solna')], []]);
  });

  test('of an event for members every association, once it is published', async () => {
    expect(await noticesOf(members)).toMatchObject({
      district: ['EventPublished know'],
      nacka: ['EventPublished know'],
      solna: ['EventRegistered know', 'EventPublished know'],
    });
  });

  test('invariant 9: nobody is named, and no reason said', async () => {
    for (const inbox of ['offices/district', 'associations/solna']) {
      const persona = inbox.endsWith('solna') ? 'association-solna' : 'district-staff';
      const said = JSON.stringify((await call(persona, `GET /${inbox}/inbox?limit=100`)).body);
      expect(said).not.toMatch(/Kim Karlsson|Storm/);
      expect(said).toContain('Ringkväll');
    }
  });
});
