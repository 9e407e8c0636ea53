import { describe, expect, test } from 'vitest';
import { calendar, vevent } from '../support/calendar-files.ts';
import { at, publicityCampaign } from '../support/events-api.ts';
import { staffCampaign, weeks } from '../support/staff-api.ts';
import { ask, type Body, itemsOf, theStack } from '../support/stack.ts';

/** D6: what is read from a file is told to each unit in one notice, the first time and when a changed one comes. */
const path = 'POST /events/import';
const inboxIn = async (campaign: string, unit: string) => {
  const office = ['district', 'city-hall', 'county-council'].includes(unit);
  const token = await theStack().token(office ? `${unit}-staff` : `association-${unit}`);
  const of = `${office ? 'offices' : 'associations'}/${unit}`;
  const all: Body[] = [];
  let next = '';
  do {
    const { body } = await ask(`GET /campaigns/${campaign}/${of}/inbox?limit=100${next}`, { token });
    all.push(...itemsOf({ body }));
    next = body.next === undefined ? '' : `&cursor=${String(body.next)}`;
  } while (next !== '');
  return all;
};
/** What each of these units is told while something is done. */
const toldOf = async (campaign: string, units: readonly string[], what: () => Promise<unknown>) => {
  const known = async () =>
    new Map(await Promise.all(units.map(async (unit) => [unit, await inboxIn(campaign, unit)] as const)));
  await theStack().idle();
  const before = await known();
  await what();
  await theStack().idle();
  const told = [...(await known())].map(([unit, all]) => {
    const ids = new Set(before.get(unit)?.map(({ id }) => id));
    return [unit, all.filter(({ id }) => !ids.has(id))] as const;
  });
  return new Map(told);
};
const kinds = (told: ReadonlyMap<string, readonly Body[]>) =>
  Object.fromEntries([...told].map(([unit, all]) => [unit, all.map(({ event }) => event)]));

const units = ['district', 'city-hall', 'county-council', 'solna', 'nacka'];
const nobody = { solna: [], nacka: [], district: [], 'city-hall': [], 'county-council': [] };

describe('events of a file', () => {
  const { id, must, call } = publicityCampaign('import-notices');
  const time = (local: string) => `${local.replaceAll(/[-:]/g, '')}00`;
  const one = (uid: string, days: number, clock: string, place: string, ...lines: readonly string[]) =>
    vevent(
      `UID:${uid}`,
      `DTSTART:${time(at(days, clock))}`,
      'DURATION:PT1H',
      `SUMMARY:Cirkel ${uid}`,
      `LOCATION:${place}`,
      ...lines,
    );
  const stored = async (file: Body) => {
    const { token } = await must('association-solna', path, { unit: 'solna', kind: 'circle', ...file });
    return must('association-solna', path, { token });
  };
  const ics = (...events: readonly string[]) => stored({ format: 'ics', text: calendar(...events) });
  const single = (i: number, days: number, place: string) => one(`single-${i}`, days, '10:00', place);
  const series = (place: string) =>
    [1, 2, 3].map((i) => one(`series-${i}`, 5, `1${i}:00`, place, 'RRULE:FREQ=DAILY;COUNT=30'));
  const singles = [...Array(8).keys()];

  test('of a calendar are one notice, in however many parts they are stored', async () => {
    const told = await toldOf(id, units, () =>
      ics(...singles.map((i) => single(i, 6 + i, 'Biblioteket')), ...series('Biblioteket')),
    );
    expect(kinds(told)).toEqual({ ...nobody, solna: ['EventsImported'] });
    expect(told.get('solna')).toMatchObject([
      { count: 98, text: 'Evenemang har lagts in som utkast, med er som arrangör: 98 stycken.' },
    ]);
  });

  test('of a changed one are one notice to each, and what is to be answered because of it is another', async () => {
    const listed = itemsOf(await call('association-solna', 'GET /events?limit=100&kind=circle'));
    const mine = listed.filter(({ title }) => String(title).startsWith('Cirkel single'));
    expect(mine).toHaveLength(8);
    const fb = { kind: 'facebook', owner: 'city-hall', name: 'Facebook', audience: 10_000, leadTimeDays: 0 };
    await must('city-hall-staff', 'PUT /channels/fb', fb);
    for (const [i, event] of mine.entries()) {
      const its = `/events/${String(event.id)}`;
      if (i === 7) await must('association-solna', `PATCH ${its}`, { visibility: 'members' });
      await must('association-solna', `POST ${its}/submissions`);
      await must('district-staff', `POST ${its}/publication`);
      const wish = { channel: 'fb', at: at(2), language: 'sv' };
      if (i < 5) await must('city-hall-staff', `POST ${its}/publications`, wish);
    }
    // A day later, and elsewhere; one is called off, and one new.
    const moved = singles.slice(1).map((i) => single(i, 7 + i, 'Biblioteket').replace('END:', 'SEQUENCE:1\r\nEND:'));
    const off = single(0, 6, 'Biblioteket').replace('END:', 'SEQUENCE:1\r\nSTATUS:CANCELLED\r\nEND:');
    const told = await toldOf(id, units, () =>
      ics(off, ...moved, ...series('Folkets hus'), one('new', 20, '18:00', 'Parken')),
    );
    const both = ['EventsImported', 'PublicationReturned'];
    const offices = { district: ['EventsImported'], 'county-council': ['EventsImported'] };
    const all = Object.fromEntries(Object.entries(kinds(told)).map(([unit, events]) => [unit, events.toSorted()]));
    // What is for members is told to each association; of one thing that is told as it is.
    expect(all).toEqual({ ...offices, 'city-hall': both, solna: both, nacka: ['EventChanged'] });
    const of = (unit: string) => (told.get(unit) ?? []).filter(({ event }) => event === 'EventsImported');
    const [own] = of('solna');
    expect(own).toMatchObject({ count: 99, action: 'know', link: `/campaigns/${id}/events` });
    expect(own?.text).toMatch(
      /^Evenemang har lästs in ur en fil: 1 nytt utkast, 97 ändrade och 1 inställt\. Bland dem “?”?Cirkel/,
    );
    expect(of('district')).toMatchObject([{ count: 8 }]);
    expect(of('district')[0]?.text).toMatch(/: 7 ändrade och 1 inställt\. Bland dem/);
    const [returned] = (told.get('city-hall') ?? []).filter(({ event }) => event === 'PublicationReturned');
    expect(returned).toMatchObject({ action: 'decide', count: 4, subject: 'events/publications' });
  });

  test('of a table are one notice as well, and the same table again is none', async () => {
    const rows = singles.map((i) => `Bokbord ${i};${at(9 + i)};${at(9 + i, '17:00')};Parken ${i}`);
    const file = { format: 'csv', text: ['rubrik;börjar;slutar;plats', ...rows].join('\r\n') };
    const told = await toldOf(id, units, () => stored(file));
    expect(kinds(told)).toEqual({ ...nobody, solna: ['EventsImported'] });
    expect(await must('association-solna', path, { unit: 'solna', kind: 'circle', ...file })).not.toHaveProperty(
      'token',
    );
  });
});

describe('a sheet of staff requests', () => {
  const { id, must } = staffCampaign('import-notices-staff');
  const line = (unit: string, extent: number) => `${unit};${weeks.from};${weeks.to};${extent};flygblad`;
  const sheet = (...lines: readonly string[]) => ['enhet;från;till;omfattning;uppgifter', ...lines].join('\r\n');
  const many = (extent: number) => [...singly('solna', extent), ...singly('nacka', extent)];
  const singly = (unit: string, extent: number) => Array.from({ length: 20 }, () => line(unit, extent));

  test('is one notice to each, and so is the changed one', async () => {
    for (const extent of [50, 75]) {
      const csv = sheet(...many(extent));
      const told = await toldOf(id, units, () => must('district-staff', 'POST /staff/requests/import', { csv }));
      const each = ['StaffRequestsImported'];
      expect(kinds(told)).toEqual(Object.fromEntries(units.map((unit) => [unit, each])));
    }
  });
});
