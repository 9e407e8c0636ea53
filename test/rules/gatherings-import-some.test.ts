import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../functions/gatherings/import/reading.ts';
import { isBefore, isLocalTime } from '../../shared/local-time.ts';
import { inputs, inputsPeriod, meaningOf } from '../support/calendar-inputs.ts';
import { calendar, vevent } from '../support/calendar-files.ts';
import { event } from '../support/events-state.ts';
import { previewIn } from '../support/import-preview.ts';

/** Of a file some can be stored, and some cannot: the one does not keep the other from it. */
const coffee = (place: string | undefined, ...lines: readonly string[]) =>
  vevent(
    `UID:${place}`,
    'DTSTART:20260801T080000',
    'DURATION:PT1H',
    'SUMMARY:Kaffe',
    ...(place === undefined ? [] : [`LOCATION:${place}`]),
    ...lines,
  );

describe('an event that says no place', () => {
  test('is left out, and said; the others are stored', () => {
    const { events, errors } = previewIn(calendar(coffee(undefined), coffee('Torget')));
    expect(events.map(({ fields }) => fields.place)).toEqual([{ name: 'Torget' }]);
    expect(errors.map(({ at, pointer, code }) => `${at} ${pointer} ${code}`)).toEqual(['1 /place needed']);
  });

  test('gets the one that is given for such, and the area; who says one keeps it', () => {
    const { events } = previewIn(calendar(coffee(undefined), coffee('Torget')), [], { place: 'Huset', area: 'solna' });
    expect(events.map(({ fields }) => fields.place)).toEqual(
      ['Huset', 'Torget'].map((name) => ({ name, area: 'solna' })),
    );
  });

  test('keeps what it has got here', () => {
    const here = event('draft', { uid: 'undefined', place: { name: 'Parken' }, title: 'Kaffe', summary: 'Kaffe' });
    const { changes } = previewIn(calendar(coffee(undefined)), [here], { place: 'Huset' });
    expect(changes.flatMap(({ changed }) => changed.map(({ field }) => field))).toEqual(['startsAt', 'endsAt']);
  });
});

test('what is too much for one answer is left out and said, and the rest is stored', () => {
  const long = (place: string) => coffee(place, 'RRULE:FREQ=DAILY;COUNT=120', `DESCRIPTION:${'東京'.repeat(2400)}`);
  const { events, errors } = previewIn(calendar(long('Torget'), long('Bron'), long('Parken')));
  expect(events.length + errors.length).toBe(360);
  expect(events.length).toBeGreaterThan(150);
  expect(Buffer.byteLength(JSON.stringify(events))).toBeLessThan(3_000_000);
  expect(new Set(errors.map(({ at, code }) => `${at} ${code}`))).toEqual(new Set(['2 too-big', '3 too-big']));
});

test('a series that is too long is said, and the others are stored', () => {
  const hours = coffee('Torget', 'RRULE:FREQ=HOURLY;COUNT=400');
  const { events, errors } = previewIn(calendar(hours, coffee('Bron')));
  expect(events.map(({ fields }) => fields.place?.name)).toEqual(['Bron']);
  expect(errors.map(({ at, code }) => `${at} ${code}`)).toEqual(['1 too-big']);
});

test('what is left out of an entry is named with it', () => {
  const alarm = 'BEGIN:VALARM\r\nTRIGGER:-PT1H\r\nEND:VALARM';
  const [one] = previewIn(calendar(coffee('Torget', 'ATTENDEE:mailto:a@b.se', 'ATTACH:https://a.se', alarm))).events;
  expect(one?.leftOut).toEqual(['ATTENDEE', 'ATTACH', 'VALARM']);
});

test('files that are broken anywhere are answered: what is stored is sound, and one event does not spoil another', () => {
  const texts = inputs.map(({ bytes }) => bytes.toString('utf8').split(/\r?\n/));
  const line = fc.constantFrom(...new Set(texts.flat()));
  const broken = fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(fc.tuple(fc.nat(60), fc.constantFrom('gone', 'twice', 'other', 'cut', 'long'), line), { maxLength: 4 }),
    )
    .map(([lines, faults]) =>
      faults
        .reduce<readonly string[]>((all, [n, what, other]) => {
          const at = n % all.length;
          const old = all[at] ?? '';
          const now = {
            gone: [],
            twice: [old, old],
            other: [old, other],
            cut: [old.slice(0, n % 20)],
            long: [old + other],
          };
          return [...all.slice(0, at), ...now[what as keyof typeof now], ...all.slice(at + 1)];
        }, lines)
        .join('\r\n'),
    );
  let stored = 0;
  fc.assert(
    fc.property(broken, (text) => {
      const { entries } = readFile({ format: 'ics', text }, inputsPeriod);
      stored += entries.length;
      for (const { said } of entries) {
        const [startsAt, endsAt] = [String(said.startsAt), String(said.endsAt)];
        expect([text, isLocalTime(startsAt), isLocalTime(endsAt), isBefore(startsAt, endsAt)]).toEqual([
          text,
          true,
          true,
          true,
        ]);
      }
    }),
    { numRuns: 1_000 },
  );
  expect(stored).toBeGreaterThan(500);
  // A second event beside each of them, that nothing is wrong with, is always there.
  const fine = vevent('UID:fine', 'DTSTART:20261201T180000Z', 'DTEND:20261201T190000Z', 'SUMMARY:Fin', 'LOCATION:A');
  for (const { name, bytes } of inputs) {
    const text = bytes.toString('utf8').replace(/END:VCALENDAR\s*$/, `${fine}\r\nEND:VCALENDAR\r\n`);
    const read = meaningOf(readFile({ format: 'ics', text }, inputsPeriod)).join('\n');
    expect([name, read]).toEqual([name, expect.stringMatching(/Fin|method|off fine|not-utf-8/)]);
  }
});
