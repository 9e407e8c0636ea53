import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concerns } from '../../functions/channels/events.ts';
import type { Publication } from '../../functions/channels/state.ts';
import { isVoid } from '../../functions/channels/publications/clashes.ts';
import { accept, decline, escalate, measure, post, propose } from '../../functions/channels/publications/rules.ts';
import { addDays } from '../../shared/calendar.ts';
import { offices } from '../../shared/units.ts';
import {
  after,
  channel,
  context,
  event,
  happened,
  now,
  publication,
  said,
  stateOf,
  today,
} from '../support/channels-state.ts';

const recorded = { id: '01J4Z6X9Q8W7E6R5T4Y3V2B1N1', at: now, actor: 'kim' };
const caseOf = (change: Partial<Publication> = {}, of = event()) => ({
  publication: publication(change),
  event: of,
  channel: channel(),
});

describe('D16: a publication is proposed', () => {
  const wish = { id: publication().id, at: '2026-08-23T18:00', language: 'sv' };
  const ask = (
    change: Partial<typeof wish> = {},
    of = event(),
    by: readonly (typeof offices)[number][] = [],
    in_ = channel(),
  ) => propose(of, in_, { ...wish, ...change }, { ...context, offices: by });

  test('its channel is then in use, and a retired one takes none', () => {
    const state = stateOf([channel()]);
    expect(after(state, ask()).channels['fb-district']).toMatchObject({ used: true });
    expect(said(ask({}, event(), [], channel({ retired: now })))).toBe('invalid-input /channel retired');
  });

  test('and the office that owns the channel decides; what it proposes itself is accepted', () => {
    expect(after(stateOf([channel()]), ask()).publications[wish.id]).toMatchObject({ ...wish, status: 'proposed' });
    expect(after(stateOf([channel()]), ask({}, event(), ['city-hall'])).publications[wish.id]).toMatchObject({
      status: 'proposed',
    });
    expect(after(stateOf([channel()]), ask({}, event(), ['district'])).publications[wish.id]).toMatchObject({
      status: 'accepted',
    });
  });
  test('and told to the owner and the organisers', () => {
    const [happening] = happened(ask({}, event({ organisers: ['solna', 'city-hall'] })));
    expect(concerns({ ...(happening as NonNullable<typeof happening>), ...recorded })).toEqual([
      'district',
      'solna',
      'city-hall',
    ]);
  });

  test.each([
    ['draft', 'public', 'wrong-status'],
    ['submitted', 'public', 'PublicationProposed'],
    ['published', 'public', 'PublicationProposed'],
    ['cancelled', 'public', 'wrong-status'],
    ['held', 'public', 'wrong-status'],
    ['published', 'members', 'wrong-status'],
  ] as const)('of an event that is %s and for %s: %s', (status, visibility, expected) => {
    expect(said(ask({}, event({ status, visibility })))).toBe(expected);
  });

  test.each([
    ['2026-05-31T18:00', 'invalid-input /at outside-campaign'],
    ['2026-10-01T18:00', 'invalid-input /at outside-campaign'],
    ['2026-08-03T11:59', 'invalid-input /at past'],
    ['2026-08-03T12:00', 'PublicationProposed'],
    ['2026-08-26T17:00', 'PublicationProposed'],
    ['2026-08-26T17:01', 'invalid-input /at order'],
  ])('for %s: %s', (at, expected) => {
    expect(said(ask({ at }))).toBe(expected);
  });

  test('in no channel that there is not', () => {
    expect(said(propose(event(), undefined, wish, { ...context, offices: [] }))).toBe('invalid-input /channel unknown');
  });

  // The lead time is two days, and the answer takes five at most.
  test.each([
    ['2026-08-23T18:00', '2026-08-08', false],
    ['2026-08-11T18:00', '2026-08-08', false],
    ['2026-08-10T18:00', '2026-08-07', false],
    ['2026-08-06T18:00', '2026-08-03', false],
    ['2026-08-05T18:00', '2026-08-03', false],
    ['2026-08-04T18:00', '2026-08-03', true],
  ])('D6: for %s it is to be answered by %s', (at, replyBy, tooLate) => {
    expect(happened(ask({ at }))).toMatchObject([{ replyBy, tooLate }]);
  });
});

describe('D16: what becomes of a publication', () => {
  type Do = (it: ReturnType<typeof caseOf>) => ReturnType<typeof accept>;
  const deeds: Readonly<Record<string, Do>> = {
    accept,
    decline: (it) => decline(it, 'Fullt'),
    post: (it) => post(it, 'https://social.example/1'),
    measure: (it) => measure(it, { reach: 500, clicks: 20 }),
  };
  const outcomes = (change: Partial<Publication>, of = event()) =>
    Object.fromEntries(Object.entries(deeds).map(([name, deed]) => [name, said(deed(caseOf(change, of)))]));
  const no = 'wrong-status';

  test.each<[Partial<Publication>, Record<string, string>]>([
    [{ status: 'proposed' }, { accept: 'PublicationAccepted', decline: 'PublicationDeclined', post: no, measure: no }],
    [{ status: 'accepted' }, { accept: '', decline: 'PublicationDeclined', post: 'PublicationPosted', measure: no }],
    [{ status: 'declined' }, { accept: no, decline: '', post: no, measure: no }],
    [
      { status: 'posted', url: 'https://social.example/1' },
      { accept: no, decline: no, post: '', measure: 'PublicationMeasured' },
    ],
    [
      { status: 'posted', url: 'https://social.example/2', measured: { reach: 500, clicks: 20, audience: 9 } },
      { accept: no, decline: no, post: 'PublicationPosted', measure: '' },
    ],
  ])('%o', (change, expected) => {
    expect(outcomes(change)).toEqual(expected);
  });

  test.each([{ status: 'cancelled' }, { status: 'draft' }, { visibility: 'members' }] as const)(
    'what is open is void when its event is %o: there is nothing to decide',
    (change) => {
      for (const status of ['proposed', 'accepted'] as const) {
        expect(isVoid(publication({ status }), event(change))).toBe(true);
        expect(outcomes({ status }, event(change))).toEqual({ accept: no, decline: no, post: no, measure: no });
      }
      expect(isVoid(publication({ status: 'posted' }), event(change))).toBe(false);
      expect(outcomes({ status: 'posted' }, event(change)).measure).toBe('PublicationMeasured');
    },
  );

  test('of an event that still awaits its approval nothing is posted', () => {
    const submitted = event({ status: 'submitted', publishedAt: undefined });
    expect(outcomes({ status: 'accepted' }, submitted)).toMatchObject({ decline: 'PublicationDeclined', post: no });
    expect(outcomes({ status: 'proposed' }, submitted)).toMatchObject({ accept: 'PublicationAccepted' });
  });

  test('D15: what it reached counts for the channel once, and what corrects it takes its place', () => {
    const first = stateOf([channel()], [publication({ status: 'posted' })]);
    const once = after(first, measure(caseOf({ status: 'posted' }), { reach: 500 }));
    expect(once.channels['fb-district']?.measured).toEqual({ publications: 1, reach: 500, audience: 10_000 });
    const measured = once.publications[publication().id] as Publication;
    const grown = { publication: measured, event: event(), channel: channel({ audience: 40_000 }) };
    const twice = after(once, measure(grown, { reach: 650, clicks: 3 }));
    expect(twice.channels['fb-district']?.measured).toEqual({ publications: 1, reach: 650, audience: 10_000 });
    expect(twice.publications[measured.id]?.measured).toEqual({ reach: 650, clicks: 3, audience: 10_000 });
  });
});

describe('D6: what nobody answers escalates', () => {
  const onDay = (day: string, change: Partial<Publication> = {}, of = event()) =>
    said(escalate(caseOf(change, of), day));
  test('the day after its day of reply, once, and not what is answered or void', () => {
    expect(onDay('2026-08-08')).toBe('');
    expect(onDay('2026-08-09')).toBe('PublicationEscalated');
    expect(onDay('2026-08-09', { escalated: true })).toBe('');
    for (const status of ['accepted', 'declined', 'posted'] as const) expect(onDay('2026-08-09', { status })).toBe('');
    expect(onDay('2026-08-09', {}, event({ status: 'cancelled' }))).toBe('');
  });
  test('to the heads of all offices', () => {
    const [happening] = happened(escalate(caseOf(), '2026-08-09'));
    expect(concerns({ ...(happening as NonNullable<typeof happening>), ...recorded })).toEqual([...offices, 'solna']);
  });
  test('before the lead time is lost, whenever it was not about to be when it was proposed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 22 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 1, max: 30 }),
        (days, leadTimeDays, replyByDays) => {
          const at = `${addDays(today, days)}T18:00`;
          const owner = channel({ leadTimeDays });
          const wish = { id: publication().id, at, language: 'sv' };
          const state = after(
            stateOf([owner]),
            propose(event(), owner, wish, { ...context, replyByDays, offices: [] }),
          );
          const proposed = state.publications[wish.id] as Publication;
          const last = addDays(at.slice(0, 10), -leadTimeDays);
          const escalated = addDays(proposed.replyBy, 1);
          expect(said(escalate({ ...caseOf(), publication: proposed }, escalated))).toBe('PublicationEscalated');
          expect(proposed.tooLate).toBe(last < today);
          if (last > today) expect(escalated <= last).toBe(true);
          expect(proposed.replyBy >= today && proposed.replyBy <= addDays(today, replyByDays)).toBe(true);
        },
      ),
    );
  });
});
