import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession, type Session } from '../../tools/bench/session.ts';
import { programOfRun } from '../support/run.ts';
import { addDays } from '../../shared/calendar.ts';
import { evening, partyDay } from '../support/channels-api.ts';
import { party } from '../support/events-api.ts';

/** What channels, publications, boosts and advice cost in capacity units, with the sample’s: whoever makes it dearer shall notice. */
let session: Session;
beforeAll(async () => {
  session = await openSession({ program: programOfRun() });
});
afterAll(() => session?.end());

const page = { kind: 'facebook', owner: 'district', name: 'Sida', audience: 10_000, leadTimeDays: 2 };
const soon = { ...party, startsAt: `${partyDay}T14:00`, endsAt: `${partyDay}T17:00` };

/** Notes what each operation costs, in read and write units. */
const player = (keyed: boolean) => {
  const costs: Record<string, readonly [number, number]> = {};
  let n = 0;
  const did = async (name: string, persona: string, request: string, body?: object) => {
    const headers = keyed && request.startsWith('POST') ? { 'idempotency-key': `channels-${n++}` } : {};
    const answered = await session.call(persona, request, body, headers);
    if (answered.status >= 300) throw new Error(`${request}: ${JSON.stringify(answered.body)}`);
    if (name) costs[name] = [answered.units.read, answered.units.write];
    return String(answered.body.id);
  };
  return { costs, did };
};

const play = async (keyed: boolean) => {
  const { costs, did } = player(keyed);
  const channel = keyed ? 'keyed' : 'plain';
  const event = `/events/${await did('', 'association-solna', 'POST /events', soon)}`;
  await did('', 'district-staff', `POST ${event}/publication`);
  await did('enter a channel', 'district-staff', `PUT /channels/${channel}`, page);
  await did('change a channel', 'district-staff', `PUT /channels/${channel}`, { ...page, audience: 11_000 });
  await did('show a channel', 'association-solna', `GET /channels/${channel}`);
  const wish = { channel, at: evening(keyed ? 4 : 3), language: 'sv', text: 'Kom på fest i parken!' };
  const propose = async (name: string) =>
    `${event}/publications/${await did(name, 'association-solna', `POST ${event}/publications`, wish)}`;
  const one = await propose('propose');
  await did('accept', 'district-staff', `POST ${one}/acceptances`);
  await did('post', 'district-staff', `POST ${one}/postings`, { url: 'https://social.example/1' });
  await did('measure', 'district-staff', `POST ${one}/measurements`, { reach: 700 });
  await did('decline', 'district-staff', `POST ${await propose('')}/declines`, { reason: 'Fullt' });
  await did('show a publication', 'association-solna', `GET ${one}`);
  await did('list publications', 'association-solna', `GET ${event}/publications`);
  const boost = { channel, amount: 50_000, audience: 'families', event: event.slice('/events/'.length) };
  const boosted = `/boosts/${await did('ask for a boost', 'association-solna', 'POST /boosts', boost)}`;
  await did('show a boost', 'association-solna', `GET ${boosted}`);
  await did('list boosts', 'association-solna', `GET ${event}/boosts`);
  await did('suggest', 'association-solna', `GET ${event}/suggestions?budget=100000`);
  return costs;
};

/** Read and write units without an `Idempotency-Key`. */
const expected = {
  'enter a channel': [2, 5],
  'change a channel': [2, 4],
  'show a channel': [2, 0],
  // The first in its channel, which is then in use.
  propose: [7, 9],
  accept: [4, 8],
  decline: [4, 7],
  // Among those that wait to be measured, and no longer.
  post: [4, 9],
  measure: [4, 10],
  // What is shown by itself weighs its commands, too: what these are judged by is read beside it.
  'show a publication': [8, 0],
  'list publications': [4, 0],
  'ask for a boost': [9.5, 13],
  'show a boost': [3, 0],
  'list boosts': [3, 0],
  suggest: [6.5, 0],
} as const;
/** What may be repeated as it is, or only reads. */
const keyless = /channel|show|list|suggest/;

describe('what an operation on channels, publications and boosts costs', () => {
  test('without an Idempotency-Key, and one read and two writes more with it', async () => {
    expect(await play(false)).toEqual(expected);
    const keyed = Object.entries(expected).map(([name, [read, write]]) => [
      name,
      keyless.test(name) ? [read, write] : [read + 1, write + 2],
    ]);
    // Suggestions look at all that comes out until then, which is more the second time.
    const { suggest: _, ...sure } = await play(true);
    expect(sure).toEqual(Object.fromEntries(keyed.filter(([name]) => name !== 'suggest')));
  });
});

test('figures of the whole campaign, which are asked for once in a while', async () => {
  const { costs, did } = player(false);
  for (const by of ['event', 'kind', 'channel', 'area'])
    await did(`rank by ${by}`, 'district-staff', `GET /publicity/ranking?by=${by}`);
  await did('coverage', 'district-staff', 'GET /publicity/coverage');
  await did('plan', 'district-staff', `GET /publicity/plan?from=${addDays(partyDay, -27)}&to=${partyDay}`);
  const dearest = Math.max(...Object.values(costs).map(([read]) => read));
  expect([Object.keys(costs).length, dearest <= 10]).toEqual([6, true]);
});
