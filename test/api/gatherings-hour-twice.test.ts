import { beforeAll, describe, expect, test } from 'vitest';
import { calendar, vevent } from '../support/calendar-files.ts';
import { party, publicityCampaign } from '../support/events-api.ts';
import { ask, type Body, errorsOf, itemsOf } from '../support/stack.ts';

/** The hour that comes twice, in the night to 25 October 2026: as it is given, so it is shown, listed and exported. */
describe('events: the hour that comes twice', () => {
  const { id, call, must, published } = publicityCampaign('hour-twice');
  const [first, second] = ['2026-10-25T02:30', '2026-10-25T02:30+01:00'];
  const utc = ['20261025T003000Z', '20261025T013000Z'];
  beforeAll(async () => {
    const { name } = await must('admin', 'GET ');
    await must('admin', 'PUT ', { name, start: '2026-09-01', electionDay: '2026-11-01', end: '2026-12-31' });
  });
  const timesIn = (text: string) => [/DTSTART:(\w+)/, /DTEND:(\w+)/].map((each) => each.exec(text)?.[1]);

  test('can be said, with and without its offset, and goes out as the instants that it is', async () => {
    const event = await published({ startsAt: `${first}+02:00`, endsAt: second });
    expect(await must('association-solna', `GET ${event}`)).toMatchObject({ startsAt: first, endsAt: second });
    const text = (await ask(`GET /public/${id}${event}/event.ics`)).bytes.toString('utf8');
    expect(timesIn(text)).toEqual(utc);
    expect((await ask(`GET /public/${id}${event}`)).bytes.toString('utf8')).toContain(
      '02.30 sommartid–02.30 normaltid',
    );
    const found = itemsOf(await call('association-solna', 'GET /events?from=2026-10-25&to=2026-10-25'));
    expect(found.map(({ startsAt }) => startsAt)).toEqual([first]);
  });

  test('sorts by time, and ends after it begins', async () => {
    for (const [startsAt, endsAt] of [
      [second, '2026-10-25T04:00'],
      ['2026-10-25T02:45', second],
    ])
      await must('association-solna', 'POST /events', { ...party, title: 'Ordning', startsAt, endsAt });
    const found = itemsOf(await call('association-solna', 'GET /events?from=2026-10-25&to=2026-10-25'));
    expect(found.map(({ startsAt }) => startsAt)).toEqual([first, '2026-10-25T02:45', second]);
    const wrong = { ...party, startsAt: second, endsAt: '2026-10-25T02:45' };
    expect(errorsOf(await call('association-solna', 'POST /events', wrong))).toEqual(['/endsAt order']);
    const winter = { ...party, startsAt: '2026-10-24T02:30+01:00', endsAt: second };
    expect(errorsOf(await call('association-solna', 'POST /events', winter))).toEqual(['/startsAt local-time']);
  });

  test('is imported as it is, from a calendar and from a table', async () => {
    const night = vevent('UID:n', `DTSTART:${utc[0]}`, `DTEND:${utc[1]}`, 'SUMMARY:Nattcafé', 'LOCATION:Torget');
    const csv = `rubrik;börjar;slutar;plats\nNattcafé;${first.replace('T', ' ')};${second};Bron`;
    for (const file of [
      { format: 'ics', text: calendar(night) },
      { format: 'csv', text: csv },
    ]) {
      const { events, token } = await must('association-solna', 'POST /events/import', { ...file, unit: 'solna' });
      expect(events).toMatchObject([{ startsAt: first, endsAt: second }]);
      const stored = await must('association-solna', 'POST /events/import', { token });
      const [{ id: event } = {}] = stored.events as readonly Body[];
      expect(await must('association-solna', `GET /events/${String(event)}`)).toMatchObject({
        startsAt: first,
        endsAt: second,
      });
    }
  });
});
