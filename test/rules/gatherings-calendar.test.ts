import ICAL from 'ical.js';
import { sync as nodeIcal, type VEvent } from 'node-ical';
import { describe, expect, test } from 'vitest';
import { calendarName, calendarOf } from '../../functions/gatherings/public/calendar.ts';
import { uidOf } from '../../functions/gatherings/public/shown.ts';
import type { ListedEvent } from '../../functions/gatherings/listing.ts';
import { idOf, listed, nasty, site } from '../support/public-site.ts';

/** Calendars read back by two parsers that others made. */
const calendar = (...events: readonly ListedEvent[]): string =>
  calendarOf(events, site(), { name: calendarName(site()) });

type Read = Readonly<Record<string, unknown>>;
const byIcalJs = (text: string): readonly Read[] =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, description, location, startDate, endDate } = new ICAL.Event(component);
    return {
      uid,
      summary,
      description,
      location,
      start: startDate.toJSDate().toISOString(),
      end: endDate.toJSDate().toISOString(),
      sequence: component.getFirstPropertyValue('sequence'),
      status: component.getFirstPropertyValue('status'),
      changed: String(component.getFirstPropertyValue('last-modified')),
      url: component.getFirstPropertyValue('url'),
    };
  });
const byNodeIcal = (text: string): readonly Read[] =>
  Object.values(nodeIcal.parseICS(text))
    .filter((component): component is VEvent => component?.type === 'VEVENT')
    .map(({ uid, summary, description, location, start, end, sequence, status, lastmodified, url }) => ({
      uid,
      summary,
      description,
      location,
      start: start.toISOString(),
      end: end?.toISOString(),
      sequence: Number(sequence),
      status,
      changed: lastmodified?.toISOString().replace('.000Z', 'Z'),
      url: (url as unknown as { readonly val: string }).val,
    }));
/** node-ical loses a line that holds a line separator, and takes an escaped backslash before an `n` for a line break. */
const isTooHardForNodeIcal = (text: string): boolean => /[\u2028\u2029]|\\n/.test(text);

describe('a calendar feed', () => {
  test('is read alike by two parsers: what, where, when, and how often it has changed', () => {
    const text = calendar(
      listed(1, {
        sequence: 2,
        changedAt: '2026-08-02T10:00:00.000Z',
        place: { name: 'Parken', address: 'Parkgatan 1' },
      }),
    );
    const wanted = {
      uid: `${idOf(1)}.val-2018@valsam`,
      summary: 'Gårdsfest',
      description: `Korv och hoppborg.\n\nhttps://valsam.example/public/val-2018/events/${idOf(1)}`,
      location: 'Parken\nParkgatan 1',
      start: '2026-08-22T12:00:00.000Z',
      end: '2026-08-22T15:00:00.000Z',
      sequence: 2,
      status: 'CONFIRMED',
      changed: '2026-08-02T10:00:00Z',
      url: `https://valsam.example/public/val-2018/events/${idOf(1)}`,
    };
    expect(byIcalJs(text)).toEqual([wanted]);
    expect(byNodeIcal(text)).toEqual([wanted]);
  });

  test('of what is online says where', () => {
    const online = listed(1, { place: undefined, online: { url: 'https://video.example/room?a=1&b=2' } });
    expect(byIcalJs(calendar(online))[0]?.location).toBe('https://video.example/room?a=1&b=2');
  });

  test('has lines of at most 75 octets, each ended by CRLF, the last one too', () => {
    const text = calendar(listed(1, { title: 'ö'.repeat(120), summary: '👩‍👩‍👧‍👦'.repeat(25) }));
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(byIcalJs(text)[0]?.summary).toBe('ö'.repeat(120));
  });

  test.each([
    ['over the night to summer time', '2026-03-29T01:30', '2026-03-29T03:30', '00:30', '01:30', '29'],
    ['over the night to winter time', '2026-10-25T01:30', '2026-10-25T03:30', '23:30', '02:30', '25'],
    ['past midnight', '2026-08-22T22:00', '2026-08-23T02:00', '20:00', '00:00', '23'],
    ['over three days', '2026-08-21T18:00', '2026-08-23T12:00', '16:00', '10:00', '23'],
  ])('%s is at the right instants', (_what, startsAt, endsAt, from, to, lastDay) => {
    for (const read of [byIcalJs, byNodeIcal]) {
      const [event] = read(calendar(listed(1, { startsAt, endsAt })));
      expect([String(event?.start).slice(11, 16), String(event?.end).slice(8, 16)]).toEqual([from, `${lastDay}T${to}`]);
    }
  });

  test('says of one that is cancelled that it is, and of one published again that it is not', () => {
    const uid = uidOf('val-2018', idOf(1));
    const seen = [
      listed(1, { sequence: 1 }),
      listed(1, { status: 'cancelled', sequence: 2 }),
      listed(1, { sequence: 3 }),
    ].map((event) => byIcalJs(calendar(event))[0]);
    expect(seen.map((event) => [event?.uid, event?.sequence, event?.status])).toEqual([
      [uid, 1, 'CONFIRMED'],
      [uid, 2, 'CANCELLED'],
      [uid, 3, 'CONFIRMED'],
    ]);
  });

  test('holds no instant of its making: the same state is the same text', () => {
    expect(calendar(listed(1), listed(2))).toBe(calendar(listed(1), listed(2)));
  });

  test('has a name that is escaped, too', () => {
    const name = 'Val; nu, eller \\ aldrig';
    const read = new ICAL.Component(ICAL.parse(calendarOf([], site(), { name })));
    expect(read.getFirstPropertyValue('x-wr-calname')).toBe(name.replaceAll(/([\\;,])/g, '\\$1'));
    expect(nodeIcal.parseICS(calendarOf([], site(), { name })).vcalendar).toMatchObject({ 'WR-CALNAME': name });
  });

  test.each(nasty)('gives back as it was stored: %j', (text) => {
    const event = listed(1, { title: text, summary: text, place: { name: text, address: text } });
    for (const read of isTooHardForNodeIcal(text) ? [byIcalJs] : [byIcalJs, byNodeIcal]) {
      const events = read(calendar(event));
      expect(events).toHaveLength(1);
      expect(events[0]).toMatchObject({ summary: text, location: `${text}\n${text}` });
      expect(String(events[0]?.description).startsWith(`${text}\n\n`)).toBe(true);
    }
  });
});

test('a calendar of nothing is a calendar', () => {
  expect(byIcalJs(calendar())).toEqual([]);
  expect(byNodeIcal(calendar())).toEqual([]);
});
