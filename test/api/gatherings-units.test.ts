import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import sample from '../../data/campaign-2018.json' with { type: 'json' };
import { storeEvents } from '../../tools/bench/listing.ts';
import { openSession, type Session } from '../../tools/bench/session.ts';
import { programOfRun } from '../support/run.ts';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { party, at, today } from '../support/events-api.ts';
import { kim } from '../support/visits-api.ts';

/** What events cost in capacity units, with the sample's: whoever makes it dearer shall notice. And the sample itself. */
let session: Session;
beforeAll(async () => {
  session = await openSession({ program: programOfRun() });
});
afterAll(() => session?.end());

type Shown = Readonly<Record<string, unknown>> & { readonly startsAt: string; readonly title: string };

describe('the sample’s events and channels', () => {
  test('are there: those that have been held with their results, the others published with whom they shall reach', async () => {
    const { body } = await session.call('district-head', 'GET /events?limit=100');
    const events = body.items as readonly Shown[];
    expect(events.map(({ title }) => title).toSorted()).toEqual(sample.events.map(({ name }) => name).toSorted());
    for (const { title, startsAt, status, results, expectedReach, organisers } of events) {
      const given = sample.events.find(({ name }) => name === title);
      const { reach, cost } = given ?? { reach: 0, cost: 0 };
      const hasBeen = startsAt.slice(0, 10) < today;
      expect([title, status, results, expectedReach, organisers]).toEqual([
        title,
        hasBeen ? 'held' : 'published',
        hasBeen ? { reach, cost } : undefined,
        reach,
        given?.organisers,
      ]);
    }
    const statuses = new Set(events.map(({ status }) => status));
    expect(statuses).toEqual(new Set(['held', 'published']));
  });

  test('moved by the same weeks as the election, one of them past midnight', async () => {
    const { body: campaign } = await session.call('district-head', 'GET ');
    const days = Math.round(
      (Date.parse(String(campaign.electionDay)) - Date.parse(sample.campaign.electionDay)) / 86_400_000,
    );
    const { body } = await session.call('district-head', 'GET /events?limit=100');
    const night = (body.items as readonly Shown[]).find(({ title }) => title === 'Ett band och en stor scen');
    const day = addDays('2018-08-31', days);
    expect([night?.startsAt, night?.endsAt]).toEqual([`${day}T20:00`, `${addDays(day, 1)}T01:00`]);
  });

  test('in channels of all three offices', async () => {
    const { body } = await session.call('district-head', 'GET /channels?limit=100');
    const channels = body.items as readonly Shown[];
    expect(channels.map(({ id, owner, audience }) => [id, owner, audience]).toSorted()).toEqual(
      sample.channels.map(({ id, owner, audience }) => [id, owner, audience]).toSorted(),
    );
  });
});

describe('what an operation on events costs', () => {
  const organiser = 'association-solna';
  const reasoned = { reason: 'Storm' };
  const results = { reach: 1, cost: 1 };
  const past = { startsAt: `${addDays(dayOf(new Date().toISOString()), -1)}T10:00` };

  const play = async (keyed: boolean) => {
    const costs: Record<string, readonly [number, number]> = {};
    let n = 0;
    const did = async (name: string, persona: string, request: string, body?: object) => {
      const headers = keyed ? { 'idempotency-key': `key-${n++}` } : {};
      const { units, body: answered } = await session.call(persona, request, body, headers);
      costs[name] = [units.read, units.write];
      return `/events/${String(answered.id)}`;
    };
    const event = await did('register', organiser, 'POST /events', party);
    await did('change a draft', organiser, `PATCH ${event}`, { title: 'Fest' });
    await did('submit', organiser, `POST ${event}/submissions`);
    await did('publish', 'district-staff', `POST ${event}/publication`);
    await did('change the time', organiser, `PATCH ${event}`, { startsAt: at(21, '13:00') });
    await did('change the title', organiser, `PATCH ${event}`, { title: 'Ny fest' });
    await did('change the cost', organiser, `PATCH ${event}`, { cost: 5 });
    await did('cancel', organiser, `POST ${event}/cancellation`, reasoned);
    await did('publish again', 'district-staff', `POST ${event}/publication`);
    await did('show', organiser, `GET ${event}`);
    await did('list', organiser, 'GET /events');
    await did('move to yesterday', organiser, `PATCH ${event}`, {
      ...past,
      endsAt: past.startsAt.replace('10:', '11:'),
    });
    await did('say what came of it', organiser, `POST ${event}/results`, results);
    return costs;
  };

  /** Read and write units without an `Idempotency-Key`. */
  const expected = {
    register: [4, 6],
    'change a draft': [5, 6],
    submit: [5, 10],
    publish: [5, 13],
    'change the time': [10, 14],
    'change the title': [7, 11],
    'change the cost': [7, 6],
    cancel: [4, 13],
    'publish again': [6, 13],
    // With its commands, which are weighed by what they are judged by.
    show: [9, 0],
    list: [2, 0],
    'move to yesterday': [10, 16],
    'say what came of it': [2, 8],
  } as const;

  test('without an Idempotency-Key, and one read and two writes more with it', async () => {
    expect(await play(false)).toEqual(expected);
    const keyless = /change|move|show|list/;
    const keyed = Object.entries(expected).map(([name, [read, write]]) => [
      name,
      keyless.test(name) ? [read, write] : [read + 1, write + 2],
    ]);
    expect(await play(true)).toEqual(Object.fromEntries(keyed));
  });
});

describe('what visits and imports cost', () => {
  const member = 'association-solna';
  const wish = { unit: 'solna', wishes: [addDays(today, 14)], topic: 'Skolan' };
  const two = ['10:00', '12:00'].map(
    (clock, i) => `Fest ${i};${addDays(today, 5)} ${clock};${addDays(today, 5)} 13:00;Hus ${i}`,
  );
  const table = { format: 'csv', text: ['title;start;end;place', ...two].join('\n'), unit: 'solna' };

  test('without an Idempotency-Key', async () => {
    const costs: Record<string, readonly [number, number]> = {};
    const did = async (name: string, persona: string, request: string, body?: object) => {
      const answered = await session.call(persona, request, body);
      costs[name] = [answered.units.read, answered.units.write];
      return answered.body;
    };
    const asked = async (name: string) =>
      `/visits/${String((await did(name, member, 'POST /visits', { ...wish, candidate })).id)}`;
    const { id: candidate } = await did('enter a candidate', 'district-staff', 'POST /candidates', kim);
    const visit = await asked('ask for a visit');
    await did('change', member, `PATCH ${visit}`, { hours: { from: '18:00', to: '20:00' } });
    await did('accept', 'district-staff', `POST ${visit}/acceptances`, { day: wish.wishes[0] });
    await did('decline', 'district-staff', `POST ${visit}/declines`, { reason: 'Sjuk' });
    await did('withdraw', member, `POST ${await asked('ask again')}/withdrawal`);
    await did('show', member, `GET ${visit}`);
    await did('list', member, 'GET /visits');
    await did('spread', member, 'GET /visits/spread');
    const { token } = await did('preview two events', member, 'POST /events/import', table);
    await did('store them', member, 'POST /events/import', { token });
    await did('store them again', member, 'POST /events/import', { token });
    expect(costs).toEqual({
      'enter a candidate': [3, 4],
      // What the candidate is booked for, too.
      'ask for a visit': [6, 11],
      change: [5, 8],
      accept: [4, 11],
      decline: [3, 10],
      'ask again': [6, 11],
      withdraw: [3, 10],
      show: [5, 0],
      list: [2, 0],
      spread: [5, 0],
      // With the sample's events, which the file is compared with; of many it is more.
      'preview two events': [7, 1],
      'store them': [4, 12],
      'store them again': [3, 0],
    });
  });
});

describe('with 5 000 events', () => {
  test('a warning of clashes costs at most 20 read units, a page of the list at most 6', async () => {
    await storeEvents(session.stack, 5_000, new Date().toISOString());
    const { units, body } = await session.call('association-solna', 'POST /events', party);
    expect((body.clashes as readonly object[]).length).toBeGreaterThan(0);
    expect(units.read > 20 ? units.read : 'at most 20').toBe('at most 20');
    for (const query of [
      '',
      `?from=${today}`,
      '?status=published',
      '?area=solna&kind=talk',
      `?from=${today}&unit=nacka`,
    ]) {
      const page = await session.call('association-nacka', `GET /events${query}`);
      expect([query, page.units.read > 6 ? page.units.read : 'at most 6']).toEqual([query, 'at most 6']);
    }
  });
});
