import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Publication } from '../../functions/channels/state.ts';
import { barOf, clashesOf } from '../../functions/channels/publications/clashes.ts';
import { hoursLater, isTooClose } from '../../functions/channels/publications/clashes.ts';
import { viewClash } from '../../functions/channels/publications/views.ts';
import { gapsOf, planOf } from '../../functions/channels/plan/rules.ts';
import type { Actor } from '../../shared/actor.ts';
import { channel, event, publication } from '../support/channels-state.ts';

describe('D16: clashes', () => {
  const other = event({
    id: '01J4Z6X9Q8W7E6R5T4Y3V2B1E9',
    organisers: ['nacka'],
    place: { name: 'Torget', area: 'nacka' },
  });
  const one = { publication: publication(), event: event() };
  const near = (change: Partial<Publication>, of = other) => ({
    publication: publication({ id: '01J4Z6X9Q8W7E6R5T4Y3V2B1P9', event: of.id, ...change }),
    event: of,
  });
  const why = (change: Partial<Publication>, of = other) =>
    clashesOf(one, [near(change, of)], 4).map((clash) => clash.why);

  test.each([
    ['the same channel within its gap', { at: '2026-08-23T14:01' }, other, ['channel']],
    ['the same channel at its gap', { at: '2026-08-23T22:00' }, other, []],
    ['the same event in the same channel, too', { at: '2026-08-23T19:00' }, event(), ['channel']],
    ['the same event elsewhere', { channel: 'web' }, event(), []],
    ['another event on the same day for others elsewhere', { channel: 'web' }, other, []],
    [
      'the same area on the same day',
      { channel: 'web', at: '2026-08-23T08:00' },
      { ...other, place: { name: 'x', area: 'solna' } },
      ['area'],
    ],
    [
      'the same area on another day',
      { channel: 'web', at: '2026-08-22T18:00' },
      { ...other, place: { name: 'x', area: 'solna' } },
      [],
    ],
    ['what is declined', { at: '2026-08-23T18:00', status: 'declined' }, other, []],
    ['what is withdrawn', { at: '2026-08-23T18:00', status: 'withdrawn' }, other, []],
    ['what is void', { at: '2026-08-23T18:00' }, { ...other, status: 'cancelled' }, []],
    ['what is posted', { at: '2026-08-23T18:00', status: 'posted' }, { ...other, status: 'held' }, ['channel']],
  ] as const)('%s', (_, change, of, expected) => {
    expect(why(change, of as typeof other)).toEqual(expected);
  });

  test('its own event, where that is over by then', () => {
    const late = { publication: publication({ at: '2026-08-26T17:01' }), event: event() };
    expect(clashesOf(late, [], 4)).toMatchObject([{ why: 'event', at: '2026-08-26T17:01', other: late }]);
    expect(clashesOf({ ...late, publication: publication({ at: '2026-08-26T17:00' }) }, [], 4)).toEqual([]);
    const posted = publication({ at: '2026-08-27T09:00', status: 'posted' });
    expect(clashesOf({ ...late, publication: posted }, [], 4)).toEqual([]);
  });

  test('E4: posters where they may not hang, or not yet', () => {
    const posters = {
      firstDay: '2026-08-20',
      areas: { solna: { allowed: true, firstDay: '2026-08-25' }, nacka: { allowed: false } },
    };
    const why = (area: string | undefined, at: string, kind: 'poster' | 'facebook' = 'poster') => {
      const it = { publication: publication({ at }), event: event({ place: { name: 'x', area } }) };
      const bar = barOf(it, channel({ kind }), { posters });
      return clashesOf(it, [], 4, bar).map((clash) => clash.why);
    };
    expect(why('nacka', '2026-08-26T08:00')).toEqual(['poster-ban']);
    expect(why('solna', '2026-08-24T08:00')).toEqual(['poster-day']);
    expect(why('solna', '2026-08-25T08:00')).toEqual([]);
    expect(why(undefined, '2026-08-19T08:00')).toEqual(['poster-day']);
    expect(why('kista', '2026-08-20T08:00')).toEqual([]);
    expect(why('nacka', '2026-08-26T08:00', 'facebook')).toEqual([]);
    const of = channel({ kind: 'poster', area: 'nacka' });
    expect(barOf(one, of, { posters })).toBe('poster-ban');
  });

  test('the same audience on the same day, where both say whom they are for', () => {
    const families = { ...one, event: event({ audience: 'families' }) };
    const at = (audience?: string) =>
      clashesOf(families, [near({ channel: 'web' }, event({ id: other.id, place: undefined, audience }))], 4).length;
    expect([at('families'), at('students'), at()]).toEqual([1, 0, 0]);
  });

  test('of a publication that is void nothing is in the way; more than twenty are not listed', () => {
    const many = Array.from({ length: 30 }, (_, i) => near({ id: `01J4Z6X9Q8W7E6R5T4Y3V2B1${10 + i}` }));
    expect(clashesOf(one, many, 4)).toHaveLength(20);
    expect(clashesOf({ ...one, event: event({ status: 'cancelled' }) }, many, 4)).toEqual([]);
  });

  test('are the same from both sides', () => {
    const times = fc.integer({ min: 0, max: 200 }).map((hours) => hoursLater('2026-10-22T00:30', hours));
    fc.assert(
      fc.property(
        times,
        times,
        fc.constantFrom('fb-district', 'web'),
        fc.integer({ min: 0, max: 48 }),
        (a, b, in_, gap) => {
          const left = { publication: publication({ at: a }), event: event() };
          const right = near({ at: b, channel: in_ });
          const whys = (x: typeof left, y: typeof left) => clashesOf(x, [y], gap).map((clash) => clash.why);
          expect(whys(left, right)).toEqual(whys(right, left));
        },
      ),
    );
  });

  test('invariant 8: an association is not told what another has not published', () => {
    const draft = event({ id: other.id, organisers: ['nacka'], publishedAt: undefined, status: 'submitted' });
    const [clash] = clashesOf(one, [near({}, draft)], 4);
    const actor = (unit: string, role: 'member' | 'staff'): Actor => ({
      subject: 'x',
      person: 'x',
      isAdmin: false,
      memberships: [{ unit, role }],
    });
    const shown = (by: Actor) => Object.keys(viewClash('val', clash as NonNullable<typeof clash>, by));
    expect(shown(actor('solna', 'member'))).toEqual(['why', 'channel', 'at']);
    expect(shown(actor('nacka', 'member'))).toEqual(['why', 'channel', 'at', 'event', 'title', 'link']);
    expect(shown(actor('city-hall', 'staff'))).toContain('link');
  });

  test('hours are counted as they pass, also in the nights when clocks change', () => {
    // From 24:00 to 04:00 it is three hours in spring, and five in autumn.
    expect(isTooClose('2026-03-29T00:00', '2026-03-29T04:00', 4)).toBe(true);
    expect(isTooClose('2026-10-25T00:00', '2026-10-25T03:00', 4)).toBe(false);
    expect([hoursLater('2026-03-29T00:30', 2), hoursLater('2026-10-25T04:00', -2)]).toEqual([
      '2026-03-29T03:30',
      // Of the two hours that are called so the later.
      '2026-10-25T02:00+01:00',
    ]);
  });
});

describe('D16: the plan', () => {
  const period = { from: '2026-08-22', to: '2026-08-25' };
  const all = [
    { publication: publication({ at: '2026-08-23T18:00' }), event: event() },
    {
      publication: publication({ id: '01J4Z6X9Q8W7E6R5T4Y3V2B1P2', at: '2026-08-23T20:00', channel: 'web' }),
      event: event(),
    },
    {
      publication: publication({
        id: '01J4Z6X9Q8W7E6R5T4Y3V2B1P3',
        at: '2026-08-24T20:00',
        status: 'declined' as const,
      }),
      event: event(),
    },
  ];
  test('names the days on which nothing comes out in a channel', () => {
    expect(gapsOf([channel({ id: 'web' }), channel(), channel({ id: 'x' })], all, period)).toEqual([
      {
        channel: 'fb-district',
        days: [
          { from: '2026-08-22', to: '2026-08-22' },
          { from: '2026-08-24', to: '2026-08-25' },
        ],
      },
      {
        channel: 'web',
        days: [
          { from: '2026-08-22', to: '2026-08-22' },
          { from: '2026-08-24', to: '2026-08-25' },
        ],
      },
      { channel: 'x', days: [period] },
    ]);
    expect(gapsOf([channel()], all, { from: '2026-08-23', to: '2026-08-23' })).toEqual([]);
  });
  test('a channel’s own gap goes before that of the settings', () => {
    const close = [
      ...all,
      { publication: publication({ id: '01J4Z6X9Q8W7E6R5T4Y3V2B1P4', at: '2026-08-23T21:00' }), event: event() },
    ];
    const count = (in_: ReturnType<typeof channel>, hours: number) =>
      planOf(close, { [in_.id]: in_ }, { minGapHours: hours, posters: { areas: {} } }).flatMap(({ clashes }) => clashes)
        .length;
    expect([count(channel(), 4), count(channel(), 3), count(channel({ minGapHours: 6 }), 3)]).toEqual([2, 0, 2]);
  });
});
