import nodeIcal, { type VEvent } from 'node-ical';
import { describe, expect, test } from 'vitest';
import { instantOf } from '../../shared/local-time.ts';
import { at, publicityCampaign } from '../support/events-api.ts';
import { readCalendar } from '../support/ics.ts';

/** Events behind a unit's secret address, read by an independent parser. */
describe('events: a unit’s calendar', () => {
  const { id, must, drafted, published } = publicityCampaign('events-feed');
  const open = async (unit: string) =>
    String((await must(`association-${unit}`, 'POST /staff/feeds', { unit })).url).replace(/staff\.ics$/, 'events.ics');
  const eventsIn = async (url: string) => {
    const { status, text } = await readCalendar(url);
    expect(status).toBe(200);
    const all = Object.values(nodeIcal.sync.parseICS(text)).filter((each): each is VEvent => each?.type === 'VEVENT');
    return new Map(all.map((each) => [String(each.summary), each]));
  };

  test('has what is published, for members too, and of drafts one’s own', async () => {
    const odd = 'Fest; med, \\ ”allt” <b>&amp; ]]>';
    await published({ title: odd, description: 'Rad 1\nRad 2', startsAt: at(21, '22:00'), endsAt: at(22, '02:00') });
    await published({ title: 'Ringkväll', visibility: 'members', contact: { name: 'Kim Karlsson', public: true } });
    await drafted({ title: 'Utkast' });
    const cancelled = await published({ title: 'Inställd' });
    await must('association-solna', `POST ${cancelled}/cancellation`, { reason: 'Storm' });
    await must('association-solna', `POST ${await drafted({ title: 'Bortlagt' })}/cancellation`, { reason: 'x' });

    const url = await open('solna');
    const own = await eventsIn(url);
    expect([...own].map(([title, { status }]) => [title, status]).toSorted()).toEqual(
      [
        [odd, 'CONFIRMED'],
        ['Inställd', 'CANCELLED'],
        ['Ringkväll', 'CONFIRMED'],
        ['Utkast', 'TENTATIVE'],
      ].toSorted(),
    );
    const party = own.get(odd);
    expect([party?.start.toISOString(), party?.end?.toISOString()]).toEqual([
      instantOf(at(21, '22:00')),
      instantOf(at(22, '02:00')),
    ]);
    expect(String(party?.description)).toContain('Rad 1\nRad 2');
    expect(String(own.get('Ringkväll')?.description)).toContain('För medlemmar');
    expect([own.get('Inställd')?.uid, Number(own.get('Inställd')?.sequence)]).toEqual([
      `${cancelled.slice('/events/'.length)}.${id}@valsam`,
      1,
    ]);
    expect((await readCalendar(url)).text).not.toMatch(/Kim Karlsson|Storm/);
    expect([...(await eventsIn(await open('nacka'))).keys()].toSorted()).toEqual(
      [odd, 'Inställd', 'Ringkväll'].toSorted(),
    );
  });

  test('is there for who knows the address', async () => {
    const url = await open('kista');
    expect((await readCalendar(url)).headers.get('cache-control')).toBe('no-store');
    expect((await readCalendar(url.replace(/feeds\/[^/]+/, 'feeds/guess'))).status).toBe(404);
  });
});
