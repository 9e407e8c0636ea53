import { describe, expect, test } from 'vitest';
import type { Gathering, GatheringsState } from '../../functions/gatherings/state.ts';
import { isTaken, stepsOf, storeNext, takeSteps } from '../../functions/gatherings/import/rules.ts';
import { isRefusal } from '../../shared/problems.ts';
import { calendar, vevent } from '../support/calendar-files.ts';
import { after, noListingRead, surroundings } from '../support/events-state.ts';
import { previewIn } from '../support/import-preview.ts';

/** A calendar that is imported again: what came out of it before becomes as it is now (RFC 5546, 2.1.5). */
const meeting = (...lines: readonly string[]) =>
  vevent(
    'UID:m',
    'DTSTART:20260822T180000',
    'DTEND:20260822T190000',
    'SUMMARY:Möte',
    'LOCATION:Torget',
    'SEQUENCE:3',
    'DTSTAMP:20260701T000000Z',
    ...lines,
  );
/** The same with some lines in place of others. */
const meetingWith = (...lines: readonly string[]) => {
  const names = lines.map((line) => line.split(/[:;]/)[0]);
  const kept = meeting()
    .split('\r\n')
    .filter((line) => !names.includes(line.split(/[:;]/)[0]));
  return [...kept.slice(0, -1), ...lines, 'END:VEVENT'].join('\r\n');
};
const weekly = (hour: string, ...lines: readonly string[]) =>
  vevent(
    'UID:w',
    `DTSTART:20260803T${hour}0000`,
    'DURATION:PT1H',
    'SUMMARY:Torgmöte',
    'LOCATION:Torget',
    'RRULE:FREQ=WEEKLY;COUNT=3',
    ...lines,
  );

/** What is there once a preview of that file has been stored. */
const stored = (text: string, existing: readonly Gathering[] = []): readonly Gathering[] => {
  const preview = previewIn(text, existing);
  let state: GatheringsState = {
    gatherings: Object.fromEntries(existing.map((each) => [each.id, each])),
    progress: undefined,
    ...noListingRead,
  };
  for (const steps of stepsOf(preview)) {
    const taken = takeSteps({ ...surroundings, gatherings: state.gatherings ?? {} }, steps);
    if (isRefusal(taken)) throw new Error(taken.refused);
    state = after(state, taken);
  }
  const events = storeNext(0, { id: 't', unit: 'solna', events: preview.events });
  if (isRefusal(events)) throw new Error('refused');
  return Object.values(after(state, events).gatherings ?? {}).map((each) => ({ ...each, version: each.version + 1 }));
};
const first = stored(calendar(meeting()));
const edited = (change: Partial<Gathering>): readonly Gathering[] => first.map((each) => ({ ...each, ...change }));

type Seen = ReturnType<typeof previewIn>;
const briefly = ({ events, changes, cancellations, duplicates, left, errors }: Seen) => ({
  ...(events.length > 0 && { new: events.map(({ fields }) => fields.startsAt) }),
  ...(changes.length > 0 && {
    changed: changes.flatMap(({ changed }) => changed.map(({ field, from, to }) => `${field}: ${from} > ${to}`)),
  }),
  ...(cancellations.length > 0 && { cancelled: cancellations.map(({ startsAt }) => startsAt) }),
  ...(duplicates.length > 0 && { same: duplicates.length }),
  ...(left.length > 0 && { left: left.map(({ code }) => code) }),
  ...(errors.length > 0 && { errors: errors.map(({ pointer, code }) => `${pointer} ${code}`) }),
});

describe('an event that is imported again', () => {
  test.each<[string, string, readonly Gathering[], object]>([
    ['is the same', meeting(), first, { same: 1 }],
    ['is written again, and nothing of it has changed', meetingWith('DTSTAMP:20260703T000000Z'), first, { same: 1 }],
    [
      'has been moved',
      meetingWith('SEQUENCE:4', 'DTSTART:20260823T180000', 'DTEND:20260823T200000'),
      first,
      { changed: ['startsAt: 2026-08-22T18:00 > 2026-08-23T18:00', 'endsAt: 2026-08-22T19:00 > 2026-08-23T20:00'] },
    ],
    [
      'has another place, and a text it had not',
      meetingWith('SEQUENCE:4', 'LOCATION:Parken', 'DESCRIPTION:Kom!'),
      first,
      { changed: ['summary: Möte > Kom!', 'place: Torget > Parken', 'description: undefined > Kom!'] },
    ],
    ['is an older version', meetingWith('SEQUENCE:2', 'SUMMARY:Gammalt'), first, { left: ['older'] }],
    [
      'is as new, and was written earlier',
      meetingWith('DTSTAMP:20260601T000000Z', 'SUMMARY:X'),
      first,
      { left: ['older'] },
    ],
    [
      'is as new, and was written later',
      meetingWith('DTSTAMP:20260801T000000Z', 'SUMMARY:Stormöte'),
      first,
      { changed: ['title: Möte > Stormöte', 'summary: Möte > Stormöte'] },
    ],
    ['was changed here by hand, and not in the file', meeting(), edited({ title: 'Vårt möte' }), { same: 1 }],
    [
      'was changed here by hand, and elsewhere in the file: both stay',
      meetingWith('SEQUENCE:4', 'LOCATION:Parken'),
      edited({ title: 'Vårt möte' }),
      { changed: ['place: Torget > Parken'] },
    ],
    [
      'has been cancelled here',
      meetingWith('SEQUENCE:4', 'SUMMARY:Nytt'),
      edited({ status: 'cancelled' }),
      { same: 1 },
    ],
    ['has been held', meetingWith('SEQUENCE:4', 'SUMMARY:Nytt'), edited({ status: 'held' }), { same: 1 }],
    ['is somebody else’s here', meetingWith('SEQUENCE:4', 'SUMMARY:X'), edited({ unit: 'nacka' }), { same: 1 }],
    [
      'lies outside the campaign now: here it does not take place',
      meetingWith('SEQUENCE:4', 'DTSTART:20270822T180000', 'DTEND:20270822T190000'),
      first,
      { cancelled: ['2026-08-22T18:00'] },
    ],
    ['is called off', meetingWith('SEQUENCE:4', 'STATUS:CANCELLED'), first, { cancelled: ['2026-08-22T18:00'] }],
    ['was called off before that', meetingWith('SEQUENCE:2', 'STATUS:CANCELLED'), first, { left: ['older'] }],
    ['was called off and is not here', meetingWith('STATUS:CANCELLED'), [], { left: ['called-off'] }],
    [
      'is called off and somebody else’s',
      meetingWith('STATUS:CANCELLED'),
      edited({ unit: 'nacka' }),
      { left: ['not-yours'] },
    ],
    [
      'is wrong now',
      meetingWith('SEQUENCE:4', 'SUMMARY:A\u202eB'),
      first,
      { errors: ['/title unbalanced-bidi', '/summary unbalanced-bidi'] },
    ],
  ])('%s', (_what, event, existing, expected) => {
    expect(briefly(previewIn(calendar(event), existing))).toEqual(expected);
  });

  test('what was imported before versions were kept becomes as the file is', () => {
    const legacy = edited({ source: undefined, title: 'Annat' });
    expect(briefly(previewIn(calendar(meeting()), legacy))).toEqual({ changed: ['title: Annat > Möte'] });
  });

  test('a place keeps its area, and a description that is gone goes', () => {
    const before = stored(calendar(meetingWith('DESCRIPTION:Kom!\\nVälkomna'))).map((each) => ({
      ...each,
      place: { name: 'Torget', area: 'solna' },
    }));
    const [after_] = stored(calendar(meetingWith('SEQUENCE:4', 'LOCATION:Parken')), before);
    expect(after_).toMatchObject({ place: { name: 'Parken', area: 'solna' }, source: { sequence: 4 } });
    expect(after_?.description).toBe(undefined);
  });

  test('once it is stored, it is the same; what was taken is taken once', () => {
    const moved = calendar(meetingWith('SEQUENCE:4', 'DTSTART:20260823T180000', 'DTEND:20260823T200000'));
    const [steps = []] = stepsOf(previewIn(moved, first));
    const second = stored(moved, first);
    expect(second.map(({ startsAt }) => startsAt)).toEqual(['2026-08-23T18:00']);
    expect(briefly(previewIn(moved, second))).toEqual({ same: 1 });
    expect(steps.map((step) => isTaken(step, second[0]))).toEqual([true]);
    const gatherings = Object.fromEntries(second.map((each) => [each.id, each]));
    expect(takeSteps({ ...surroundings, gatherings }, steps)).toEqual([]);
    const others = Object.fromEntries(edited({ version: 9 }).map((each) => [each.id, each]));
    expect(takeSteps({ ...surroundings, gatherings: others }, steps)).toMatchObject({ refused: 'changed-meanwhile' });
  });

  test('of one that is out, those outside are told', () => {
    const out = edited({ status: 'published', publishedAt: '2026-08-01T10:00:00.000Z' });
    const [one] = stored(calendar(meetingWith('SEQUENCE:4', 'SUMMARY:Stormöte')), out);
    expect(one).toMatchObject({ status: 'published', title: 'Stormöte', sequence: 1 });
    const [off] = stored(calendar(meetingWith('SEQUENCE:4', 'STATUS:CANCELLED')), out);
    expect(off).toMatchObject({ status: 'cancelled', sequence: 1 });
  });
});

describe('a series that is imported again', () => {
  const series = stored(calendar(weekly('18')));
  const starts = (all: readonly Gathering[]) => all.map(({ startsAt, status }) => `${startsAt} ${status}`).sort();
  test('has another hour: each occurrence has, and none is there twice', () => {
    expect(starts(stored(calendar(weekly('20')), series))).toEqual(
      ['03', '10', '17'].map((day) => `2026-08-${day}T20:00 draft`),
    );
  });

  test('is moved to another day as a whole: so is each occurrence', () => {
    const tuesdays = calendar(weekly('19').replace('20260803', '20260804'));
    expect(starts(stored(tuesdays, series))).toEqual(['04', '11', '18'].map((day) => `2026-08-${day}T19:00 draft`));
    const shorter = calendar(weekly('19').replace('20260803', '20260804').replace('COUNT=3', 'COUNT=2'));
    expect(starts(stored(shorter, series))).toEqual([
      '2026-08-04T19:00 draft',
      '2026-08-11T19:00 draft',
      '2026-08-17T18:00 cancelled',
    ]);
  });

  test('has one occurrence less, or ends sooner: what is gone is called off', () => {
    const except = previewIn(calendar(weekly('18', 'EXDATE:20260810T180000')), series);
    expect(briefly(except)).toEqual({ same: 2, cancelled: ['2026-08-10T18:00'] });
    const other = calendar(weekly('18', 'EXDATE:20260810T180000', 'RDATE:20260812T180000'));
    expect(briefly(previewIn(other, series))).toMatchObject({
      new: ['2026-08-12T18:00'],
      same: 2,
      cancelled: ['2026-08-10T18:00'],
    });
    const shorter = weekly('18').replace('COUNT=3', 'COUNT=1');
    expect(briefly(previewIn(calendar(shorter), series))).toEqual({
      same: 1,
      cancelled: ['2026-08-10T18:00', '2026-08-17T18:00'],
    });
  });

  test('what lies behind stays, though the calendar has it no more', () => {
    const behind = series.map((each) => ({ ...each, startsAt: each.startsAt.replace('2026-08', '2026-07') }));
    const later = weekly('18').replace('20260803', '20260824').replace('COUNT=3', 'COUNT=1');
    expect(briefly(previewIn(calendar(later), behind))).toEqual({ new: ['2026-08-24T18:00'] });
  });

  test('one occurrence is changed, or called off', () => {
    const one = (...lines: readonly string[]) =>
      vevent('UID:w', 'RECURRENCE-ID:20260810T180000', 'SUMMARY:Torgmöte', 'LOCATION:Torget', 'SEQUENCE:1', ...lines);
    expect(briefly(previewIn(calendar(one('DTSTART:20260811T180000', 'DURATION:PT1H')), series)).changed).toEqual([
      'startsAt: 2026-08-10T18:00 > 2026-08-11T18:00',
      'endsAt: 2026-08-10T19:00 > 2026-08-11T19:00',
    ]);
    expect(briefly(previewIn(calendar('METHOD:CANCEL', one()), series))).toEqual({ cancelled: ['2026-08-10T18:00'] });
    const onwards = one().replace('RECURRENCE-ID', 'RECURRENCE-ID;RANGE=THISANDFUTURE');
    expect(briefly(previewIn(calendar('METHOD:CANCEL', onwards), series))).toEqual({
      cancelled: ['2026-08-10T18:00', '2026-08-17T18:00'],
    });
    const day = one().replace('RECURRENCE-ID:20260810T180000', 'RECURRENCE-ID;VALUE=DATE:20260810');
    expect(briefly(previewIn(calendar('METHOD:CANCEL', day), series))).toEqual({ cancelled: ['2026-08-10T18:00'] });
  });

  test('is called off as a whole', () => {
    const all = calendar('METHOD:CANCEL', vevent('UID:w', 'SEQUENCE:1', 'DTSTAMP:20260801T000000Z'));
    expect(briefly(previewIn(all, series)).cancelled).toHaveLength(3);
    expect(starts(stored(all, series)).every((each) => each.endsWith('cancelled'))).toBe(true);
    expect(briefly(previewIn(all, stored(all, series)))).toEqual({ left: ['called-off'] });
  });

  test('was one event before', () => {
    const single = stored(calendar(weekly('18').replace('RRULE:FREQ=WEEKLY;COUNT=3\r\n', '')));
    expect(briefly(previewIn(calendar(weekly('18')), single))).toEqual({
      new: ['2026-08-10T18:00', '2026-08-17T18:00'],
      same: 1,
    });
  });
});
