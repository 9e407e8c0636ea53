import { describe, expect, test } from 'vitest';
import type { Gathering, GatheringsState } from '../../functions/gatherings/state.ts';
import { isSame, likeness } from '../../functions/gatherings/import/likeness.ts';
import { partOf, storeNext } from '../../functions/gatherings/import/rules.ts';
import { readSheet } from '../../functions/gatherings/import/sheet.ts';
import { previewIn } from '../support/import-preview.ts';
import { calendar, period, vevent } from '../support/calendar-files.ts';
import { after, event, fields } from '../support/events-state.ts';

/** Events out of tables, which of them are there already, and how they are stored. */
describe('a table', () => {
  const table = (...lines: readonly string[]) => readSheet(lines.join('\r\n'), period);
  test('in Swedish, with kronor and decimal commas', () => {
    const { entries, errors } = table(
      'Rubrik;Börjar;Slutar;Plats;Område;Kostnad;Språk;Latitud;Longitud;Synlighet',
      'Fest;2026-08-20 18:00;2026-08-20T20:00;Hus;solna;3 000,50 kr;sv, ar;59,3;18,1;Medlemmar',
      ';;;;;;;;;',
    );
    expect([errors, entries]).toEqual([
      [],
      [
        {
          at: 2,
          said: {
            title: 'Fest',
            summary: 'Fest',
            startsAt: '2026-08-20T18:00',
            endsAt: '2026-08-20T20:00',
            place: { name: 'Hus', area: 'solna', lat: 59.3, lon: 18.1 },
            cost: 300_050,
            languages: ['sv', 'ar'],
            visibility: 'members',
          },
        },
      ],
    ]);
  });

  const costIn = (cost: string) => {
    const { entries, errors } = table('title\tstart\tend\tcost', `A\t2026-08-20 10:00\t2026-08-20 11:00\t"${cost}"`);
    return errors.length > 0
      ? errors.map(({ at, pointer, code }) => `${at} ${pointer} ${code}`)
      : entries[0]?.said.cost;
  };
  test.each([
    ['1234', 123_400],
    ['1 234', 123_400],
    ['1\u00a0234,5', 123_450],
    ['1\u202f234\u202f567.89 kr', 123_456_789],
    ['12,34', 1234],
    ['0,05', 5],
    ['200:-', 20_000],
    ['0', 0],
  ])('the cost %s is %i öre', (said, ore) => expect(costIn(said)).toBe(ore));

  test.each([
    '1,234',
    '1.000',
    '1.234,50',
    '1,234.50',
    '1 23',
    '12 34',
    '-5',
    '1,',
    ',5',
    '1e3',
    '1 000 000 000 000 000 000',
  ])('what the cost %s is, nobody knows: it is refused, and nothing guessed', (said) =>
    expect(costIn(said)).toEqual(['2 /cost number']),
  );

  test('thousands among those who are expected are apart by a space only', () => {
    const reach = (said: string) =>
      table('title;start;end;expected reach', `A;2026-08-20 10:00;2026-08-20 11:00;${said}`);
    expect(reach('1 000').entries[0]?.said).toMatchObject({ expectedReach: 1000 });
    expect(reach('1.000').errors).toMatchObject([{ at: 2, pointer: '/expectedReach', code: 'number' }]);
  });

  test.each(['2026-08-20 9:00', '2026-08-20T09:00', '2026-08-20 09:00:00', '2026-08-20  9.00', '2026-08-20T9:00:59'])(
    'the time %s is nine',
    (said) =>
      expect(table('title;start;end', `A;${said};2026-08-20 10:00`).entries[0]?.said.startsAt).toBe('2026-08-20T09:00'),
  );

  test('a line that says what stands between the cells is read as that', () =>
    expect(table('sep=;', 'title;start;end', 'A, B;2026-08-20 10:00;2026-08-20 11:00').entries).toMatchObject([
      { at: 2, said: { title: 'A, B' } },
    ]));

  test.each<[string, readonly string[], readonly string[]]>([
    [
      'a lost character',
      ['title;start;end', 'Gr\ufffdn fest;2026-08-20 10:00;2026-08-20 11:00'],
      ['2 /text not-utf-8'],
    ],
    ['an unknown heading', ['title;start;end;colour'], ['1 /colour unrecognized-keys']],
    ['one twice', ['title;start;end;rubrik'], ['1 /title twice']],
    ['one missing', ['title;start'], ['1 /endsAt needed']],
    ['a quotation mark', ['title;start;end', '"A;B'], ['2 /text quotes']],
    [
      'too many lines',
      ['title;start;end', ...Array(367).fill('A;2026-08-20 10:00;2026-08-20 11:00')],
      ['368 /text too-big'],
    ],
  ])('%s', (_what, lines, expected) => {
    expect(table(...lines).errors.map(({ at, pointer, code }) => `${at} ${pointer} ${code}`)).toEqual(expected);
  });
});

describe('D15: registered once', () => {
  test.each([
    ['Gårdsfest', 'gårdsfest!', 1],
    ['Öppet hus i Solna', 'Öppet hus, Solna', 0.89],
    ['Gårdsfest', 'Debatt', 0],
    ['', '', 1],
    ['a', 'b', 0],
    ['aaaa', 'aa', 0.5],
  ])('“%s” and “%s” are so much alike: %d', (a, b, expected) => {
    expect(likeness(a, b)).toBeCloseTo(expected, 1);
    expect(likeness(b, a)).toBeCloseTo(likeness(a, b), 10);
  });

  const is = { ...fields(), uid: 'u1' };
  test.each<[string, Partial<Gathering>, boolean]>([
    [
      'the same UID, whatever else',
      { uid: 'u1', title: 'X', startsAt: '2026-09-01T10:00', endsAt: '2026-09-01T11:00' },
      true,
    ],
    ['place, time, and a title that is alike', { title: 'Gårdsfesten', startsAt: '2026-08-22T15:00' }, true],
    ['the place in other letters', { place: { name: ' PARKEN' } }, true],
    ['another title', { title: 'Debatt' }, false],
    ['another place', { place: { name: 'Torget' } }, false],
    ['another time', { startsAt: '2026-08-22T17:00', endsAt: '2026-08-22T18:00' }, false],
    ['in the net', { place: undefined, online: { url: 'https://a.example' } }, false],
  ])('%s', (_what, change, expected) => {
    expect(isSame(is, event('draft', change))).toBe(expected);
  });

  const preview = (text: string, existing: readonly Gathering[] = []) => previewIn(text, existing);
  const fest = (uid: string, ...lines: readonly string[]) =>
    vevent(
      `UID:${uid}`,
      'DTSTART:20260822T140000',
      'DTEND:20260822T170000',
      'SUMMARY:Gårdsfest',
      'LOCATION:Parken',
      ...lines,
    );

  test('neither what is there, nor twice in a file; what was cancelled comes back only under another UID', () => {
    const found = preview(calendar(fest('a'), fest('b')), []);
    expect([found.events.length, found.duplicates.map(({ of }) => of)]).toEqual([1, [{ at: 1 }]]);
    expect(preview(calendar(fest('a')), [event('published')]).duplicates.map(({ of }) => of)).toEqual([
      { event: 'e1' },
    ]);
    expect(preview(calendar(fest('a')), [event('cancelled')]).events).toHaveLength(1);
    expect(preview(calendar(fest('a')), [event('cancelled', { uid: 'a' })]).duplicates).toHaveLength(1);
  });

  test('what is wrong is named by where it stands in the file', () => {
    const bad = vevent('UID:c', 'DTSTART:20260822T140000', 'SUMMARY:A\u202eB', 'LOCATION:P');
    const nowhere = vevent('UID:d', 'DTSTART:20260823T140000', 'SUMMARY:A');
    const { errors, events } = preview(calendar(fest('a'), bad, nowhere));
    expect(events).toHaveLength(1);
    expect(errors.map(({ at, pointer, code }) => `${at} ${pointer} ${code}`)).toEqual([
      '2 /title unbalanced-bidi',
      '2 /summary unbalanced-bidi',
      '3 /place needed',
    ]);
  });

  test('is stored in parts of what a transaction holds, each once', () => {
    const events = Array.from({ length: 200 }, (_, i) => ({ id: `i${i}`, at: i + 1, fields: fields(), uid: `u${i}` }));
    expect(partOf(events)).toHaveLength(90);
    const long = events.map((each) => ({ ...each, fields: fields({ description: 'A'.repeat(5000) }) }));
    expect(partOf(long).length).toBeLessThan(60);
    // An item holds 400 kB, and letters are not bytes.
    const wide = partOf(events.map((each) => ({ ...each, fields: fields({ description: 'ع'.repeat(5000) }) })));
    expect(Buffer.byteLength(JSON.stringify(wide))).toBeLessThan(300_000);
    let state: GatheringsState = { gatherings: {}, progress: undefined };
    const rest = () => storeNext(state.progress?.stored ?? 0, of);
    const of = { id: 't', unit: 'solna', events };
    const parts: number[] = [];
    for (let decision = rest(); Array.isArray(decision) && decision.length > 0; decision = rest()) {
      state = after(state, decision);
      parts.push(state.progress?.stored ?? 0);
    }
    expect(parts).toEqual([90, 180, 200]);
    expect(Object.values(state.gatherings ?? {})).toHaveLength(200);
    expect(state.gatherings?.i7).toMatchObject({
      status: 'draft',
      unit: 'solna',
      filer: 'kim',
      uid: 'u7',
      sequence: 0,
    });
    expect(state.listed).toBe(undefined);
  });
});
