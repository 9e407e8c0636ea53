import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../functions/staff/feeds/calendar.ts';
import { type Feed, type FeedState, evolve, mostFeeds, open, revoke } from '../../functions/staff/feeds/rules.ts';
import { addDays } from '../../shared/calendar.ts';
import type { Language } from '../../shared/problems.ts';
import type { Position } from '../../functions/staff/state.ts';
import { allocation, ended, position } from '../support/staff-state.ts';

type Properties = Readonly<Record<string, string>>;

/** Reads a calendar as RFC 5545, 3.1 and 3.3.11, say: unfolds the lines, then takes the escapes off the texts. */
const parsed = (ics: string): { readonly calendar: Properties; readonly events: readonly Properties[] } => {
  expect(ics).not.toMatch(/(?<!\r)\n/);
  for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const events: Record<string, string>[] = [];
  const calendar: Record<string, string> = {};
  let into = calendar;
  for (const line of ics.replaceAll('\r\n ', '').split('\r\n').filter(Boolean)) {
    const [, name = '', value = ''] = /^([A-Z-]+(?:;[A-Z]+=[^:]+)?):(.*)$/s.exec(line) ?? [];
    expect(name).not.toBe('');
    if (line === 'BEGIN:VEVENT') events.push((into = {}));
    else if (line === 'END:VEVENT') into = calendar;
    else into[name] = value.replaceAll(/\\(.)/gs, (_, char: string) => (char === 'n' ? '\n' : char));
  }
  return { calendar, events };
};

const tasks = { valstuga: { sv: 'Valstuga', en: 'Cabin work' } };
const calendar = (positions: readonly Position[], language: Language = 'sv') =>
  parsed(calendarOf({ campaign: 'val-2018', unit: 'solna', unitName: 'Solna', positions, tasks }, language));

describe('the calendar of a unit', () => {
  test('has a name that is escaped as its texts are', () => {
    const unitName = 'Ösmo, Sorunda; med flera';
    const ics = calendarOf({ campaign: 'val-2018', unit: 'osmo', unitName, positions: [], tasks }, 'sv');
    expect(ics).toContain('X-WR-CALNAME:Personal till Ösmo\\, Sorunda\\; med flera\r\n');
    expect(parsed(ics).calendar['X-WR-CALNAME']).toBe(`Personal till ${unitName}`);
  });

  test('shows its shares and live allocations as whole days, the end being the first day after', () => {
    const { calendar: whole, events } = calendar([
      position({
        supervisor: 'city-hall',
        tasks: ['flygblad', 'valstuga'],
        shares: [
          { unit: 'solna', extent: 50 },
          { unit: 'kista', extent: 50 },
        ],
        allocations: [
          allocation({ from: '2026-10-24', to: '2026-10-25', extent: 20 }),
          allocation({ id: 'organiser.2', unit: 'kista' }),
        ],
      }),
    ]);
    expect(whole).toMatchObject({ VERSION: '2.0', METHOD: 'PUBLISH', 'X-WR-CALNAME': 'Personal till Solna' });
    expect(events).toEqual([
      expect.objectContaining({
        'DTSTART;VALUE=DATE': '20260817',
        'DTEND;VALUE=DATE': '20260914',
        SUMMARY: 'Organisatör 50 %',
        STATUS: 'CONFIRMED',
      }),
      expect.objectContaining({
        UID: 'organiser.01M83Y8C5VKN9V3T2F4F6W6Q1D.val-2018@valsam',
        DTSTAMP: '20260810T100000Z',
        // Clocks change in the night to the 25th: still two days.
        'DTSTART;VALUE=DATE': '20261024',
        'DTEND;VALUE=DATE': '20261026',
        STATUS: 'TENTATIVE',
        DESCRIPTION:
          '20 % av heltid\nUppgifter: Flygblad, Valstuga\nVäntar på att ni bekräftar.\nRing Stadshuskansliet, som handleder.',
      }),
    ]);
  });

  test.each([
    ['confirmed', 'CONFIRMED'],
    ['allocated', 'TENTATIVE'],
  ] as const)('what is %s is %s', (status, shown) => {
    const { events } = calendar([position({ allocations: [allocation({ status })] })]);
    expect(events.map(({ STATUS }) => STATUS)).toEqual([shown]);
  });

  test.each(['disputed', 'cancelled', 'replaced'] as const)(
    'what was %s is cancelled, under the same UID',
    (status) => {
      const before = calendar([position({ allocations: [allocation()] })]).events[0];
      const after = calendar([position({ version: 4, ended: [ended(status), ended(status, { unit: 'kista' })] })]);
      expect(after.events).toEqual([expect.objectContaining({ UID: before?.UID, STATUS: 'CANCELLED', SEQUENCE: '4' })]);
      expect(Number(before?.SEQUENCE)).toBeLessThan(4);
    },
  );

  test('names no employed person', () => {
    const ics = calendarOf(
      {
        campaign: 'val-2018',
        unit: 'solna',
        tasks,
        unitName: 'Solna',
        positions: [position({ person: 'Kim Karlsson', shares: [{ unit: 'solna', extent: 50 }] })],
      },
      'sv',
    );
    expect(ics).not.toContain('Kim');
  });

  test('speaks English to whoever asks for it', () => {
    const { calendar: whole, events } = calendar([position({ allocations: [allocation()] })], 'en');
    expect(whole['X-WR-CALNAME']).toBe('Staff for Solna');
    expect(events[0]?.DESCRIPTION).toContain('Call Distriktskansliet, which supervises.');
  });

  test('gives every title and every day back as they are, in lines of at most 75 octets', () => {
    const title = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 100 })
      .map((text) => text.replaceAll(/\p{C}/gu, '·'));
    const anyDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2020-01-01', days));
    fc.assert(
      fc.property(title, anyDay, fc.nat(400), (some, from, length) => {
        const to = addDays(from, length);
        const { events } = calendar([position({ title: some, allocations: [allocation({ from, to })] })]);
        expect(events[0]).toMatchObject({
          SUMMARY: `${some} 50 %`,
          'DTSTART;VALUE=DATE': from.replaceAll('-', ''),
          'DTEND;VALUE=DATE': addDays(to, 1).replaceAll('-', ''),
        });
      }),
    );
  });

  test('is the same text as long as nothing changes', () => {
    const given = {
      campaign: 'val-2018',
      unit: 'solna',
      unitName: 'Solna',
      positions: [position({ ended: [ended()] })],
      tasks,
    };
    expect(calendarOf(given, 'sv')).toBe(calendarOf(given, 'sv'));
  });
});

describe('a feed', () => {
  const opening = { campaign: 'val-2018', hash: 'a'.repeat(64) };
  const at = { id: '01M83Y8C5VKN9V3T2F4F6W6Q1D', at: '2026-08-10T10:00:00.000Z', actor: 'association-solna' };
  const fold = (state: FeedState, events: ReturnType<typeof open>) =>
    (Array.isArray(events) ? events : []).reduce((is, event) => evolve(is, { ...event, ...at }), state);

  test('lies with its unit and behind its token, and goes from both', () => {
    const opened = fold({ opening }, open({ open: 0 }, { id: 'solna.1', unit: 'solna' }));
    expect(opened).toMatchObject({
      feed: { id: 'solna.1', unit: 'solna', hash: opening.hash },
      secretFeed: { campaign: 'val-2018', unit: 'solna', hash: opening.hash },
    });
    const revoked = fold(opened, revoke({ feed: opened.feed as Feed }));
    expect([revoked.feed, revoked.secretFeed]).toEqual([undefined, undefined]);
  });

  test(`a unit has at most ${mostFeeds}`, () => {
    expect(open({ open: mostFeeds }, { id: 'solna.1', unit: 'solna' })).toMatchObject({
      refused: 'too-many-feeds',
    });
  });

  test('its event says neither token nor hash', () => {
    expect(open({ open: 0 }, { id: 'solna.1', unit: 'solna' })).toEqual([
      { type: 'FeedOpened', subject: 'staff/feeds/solna.1', feed: 'solna.1', unit: 'solna' },
    ]);
  });
});
