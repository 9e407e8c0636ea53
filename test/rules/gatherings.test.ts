import { describe, expect, test } from 'vitest';
import type { Decision } from '../../functions/gatherings/events.ts';
import type { Change } from '../../functions/gatherings/fields.ts';
import { cancel, change, publish, register, reportResults, submit } from '../../functions/gatherings/rules.ts';
import {
  type Contact,
  type Gathering,
  type GatheringFields,
  type GatheringStatus,
  gatheringStatuses,
} from '../../functions/gatherings/state.ts';
import { after, event, fields, now, stateOf, stored, surroundings } from '../support/events-state.ts';
import { type Expected, given } from '../support/given.ts';

const empty = { gathering: undefined, contact: undefined, ...surroundings };

describe('what an event says of itself', () => {
  test.each<[string, Partial<GatheringFields>, Expected<typeof register>]>([
    ['a place', {}, ['EventRegistered']],
    ['an address in the net', { place: undefined, online: { url: 'https://möte.example' } }, ['EventRegistered']],
    ['neither', { place: undefined }, 'invalid-input /place needed'],
    ['both', { online: { url: 'https://a.example' } }, 'invalid-input /online twice'],
    ['an association that is not there', { organisers: ['solna', 'gone'] }, 'invalid-input /organisers/1 unknown'],
    ['an office beside an association', { organisers: ['district', 'nacka'] }, ['EventRegistered']],
    ['an office for an area', { place: { name: 'P', area: 'district' } }, 'invalid-input /place/area unknown'],
    ['the end before the start', { endsAt: '2026-08-22T13:59' }, 'invalid-input /endsAt order'],
    ['the end at the start', { endsAt: '2026-08-22T14:00' }, 'invalid-input /endsAt order'],
    ['past midnight', { endsAt: '2026-08-23T02:00' }, ['EventRegistered']],
    ['31 days', { endsAt: '2026-09-22T23:59' }, ['EventRegistered']],
    ['32 days', { endsAt: '2026-09-23T00:00' }, 'invalid-input /endsAt too-big'],
    ['the day before the campaign', { startsAt: '2026-05-31T23:59' }, 'invalid-input /startsAt outside-campaign'],
    [
      'the day after it',
      { startsAt: '2026-12-01T10:00', endsAt: '2026-12-01T11:00' },
      'invalid-input /startsAt outside-campaign',
    ],
    [
      'its last night',
      { startsAt: '2026-11-30T22:00', endsAt: '2026-12-01T01:00' },
      'invalid-input /endsAt outside-campaign',
    ],
    ['what has been', { startsAt: '2026-07-01T10:00', endsAt: '2026-07-01T11:00' }, ['EventRegistered']],
    ['an hour that is had twice', { startsAt: '2026-10-25T02:30', endsAt: '2026-10-25T02:45' }, ['EventRegistered']],
  ])('%s', (_what, said, expected) => {
    given(empty)
      .when(register, { id: 'new', fields: fields(said) })
      .thenAsTold(expected);
  });

  test('it is a draft of its first organiser, and nothing of it is listed', () => {
    const state = after(empty, register(empty, { id: 'new', fields: fields({ organisers: ['nacka', 'district'] }) }));
    expect(state.gathering).toMatchObject({
      status: 'draft',
      unit: 'nacka',
      filer: 'kim',
      sequence: 0,
      changedAt: now,
    });
    expect([state.listed, state.listing]).toEqual([undefined, undefined]);
  });
});

type Act = (state: ReturnType<typeof stateOf>) => Decision<'invalid-input' | 'wrong-status' | 'too-soon'>;
const results = { reach: 450, attended: 120, cost: 300_000 };
const begun = '2026-08-22T12:00:00.000Z';

describe('from draft to what came of it', () => {
  test.each<[string, Act, Readonly<Record<GatheringStatus, Expected<Act>>>]>([
    [
      'change',
      (state) => change(state, { title: 'Ny' }),
      {
        draft: ['EventChanged'],
        submitted: ['EventChanged'],
        declined: 'wrong-status',
        published: ['EventChanged'],
        cancelled: 'wrong-status',
        held: 'wrong-status',
      },
    ],
    [
      'submit',
      (state) => submit(state, now),
      {
        draft: ['EventSubmitted'],
        submitted: [],
        declined: 'wrong-status',
        published: 'wrong-status',
        cancelled: 'wrong-status',
        held: 'wrong-status',
      },
    ],
    [
      'publish',
      publish,
      {
        draft: ['EventPublished'],
        submitted: ['EventPublished'],
        declined: 'wrong-status',
        published: [],
        cancelled: ['EventPublished'],
        held: 'wrong-status',
      },
    ],
    [
      'cancel',
      (state) => cancel(state, 'Storm'),
      {
        draft: ['EventCancelled'],
        submitted: ['EventCancelled'],
        declined: 'wrong-status',
        published: ['EventCancelled'],
        cancelled: [],
        held: 'wrong-status',
      },
    ],
    [
      'say what came of it',
      (state) => reportResults(state, results, begun),
      {
        draft: 'wrong-status',
        submitted: 'wrong-status',
        declined: 'wrong-status',
        published: ['EventHeld'],
        cancelled: 'wrong-status',
        held: ['EventHeld'],
      },
    ],
  ])('%s', (_what, act, expected) => {
    for (const status of gatheringStatuses)
      given(stateOf(event(status)))
        .when(act)
        .thenAsTold(expected[status]);
  });

  test('what came of it is said once it has begun, by the clock in Stockholm', () => {
    const state = stateOf(event('published'));
    given(state).when(reportResults, results, '2026-08-22T11:59:59.999Z').thenRefused('too-soon');
    given(state).when(reportResults, results, '2026-08-22T12:00:00.000Z').then(['EventHeld']);
    const held = after(state, reportResults(state, results, begun));
    expect(held.gathering).toMatchObject({ status: 'held', results });
    given(held).when(reportResults, results, begun).then([]);
    given(held)
      .when(reportResults, { ...results, reach: 451 }, begun)
      .then(['EventHeld']);
  });
});

test('what is published again keeps when it first was', () => {
  const [cancelled, later] = [
    stateOf(event('cancelled', { publishedAt: stored.createdAt })),
    '2026-08-04T10:00:00.000Z',
  ];
  expect(after(cancelled, publish(cancelled), later).gathering).toMatchObject({
    publishedAt: stored.createdAt,
    changedAt: later,
    sequence: 1,
  });
});

describe('a change', () => {
  const [draft, published] = [stateOf(event('draft')), stateOf(event('published'))];
  const changed = (said: Change, is: Gathering, contact?: Contact | null) => {
    const state = { ...stateOf(is), contact };
    const decision = change(state, said);
    return { decision, is: after(state, decision).gathering };
  };

  test('of a draft or a submitted one raises no sequence, of a published one it does', () => {
    for (const [status, sequence] of [
      ['draft', 0],
      ['submitted', 0],
      ['published', 1],
    ] as const)
      expect([status, changed({ title: 'Ny' }, event(status)).is.sequence]).toEqual([status, sequence]);
  });

  test('of what is only for those inside raises none', () => {
    const hours = { staff: 2, activists: 12 };
    const { is } = changed({ cost: 1, hours, expectedReach: 2 }, event('published'));
    expect(is).toMatchObject({ cost: 1, hours, expectedReach: 2, sequence: 0, changedAt: stored.createdAt });
    expect(changed({ cost: 1, kind: 'x' }, event('published')).is).toMatchObject({ sequence: 1, changedAt: now });
  });

  test('that says what is so already is none', () => {
    const same = { ...fields(), place: { area: 'solna', name: 'Parken' } };
    given(published).when(change, same).then([]);
    given(draft).when(change, { description: null }).then([]);
    const contact = { email: 'a@b.example', public: false };
    given({ ...stateOf(event('draft', { contact })), contact: { ...contact } })
      .when(change, {})
      .then([]);
    given({ ...draft, contact: null })
      .when(change, {})
      .then([]);
  });

  test('null takes away what may be left out', () => {
    const { is } = changed({ description: null, audience: null }, event('draft', { description: 'D', audience: 'a' }));
    expect([is.description, is.audience]).toEqual([undefined, undefined]);
  });

  test('a place takes the place of an address in the net, and the other way round', () => {
    const online = { url: 'https://a.example' };
    const moved = changed({ online }, event('draft')).is;
    expect([moved.place, moved.online]).toEqual([undefined, online]);
    const back = changed({ place: { name: 'Torget' } }, event('draft', { place: undefined, online })).is;
    expect([back.place, back.online]).toEqual([{ name: 'Torget' }, undefined]);
    given(draft)
      .when(change, { online, place: { name: 'Torget' } })
      .thenRefused('invalid-input', '/online twice');
  });

  test('is judged with what was there', () => {
    given(draft).when(change, { endsAt: '2026-08-22T13:00' }).thenRefused('invalid-input', '/endsAt order');
  });

  test('keeps whose it is, what came before, and whom to ask', () => {
    const contact = { name: 'Kim', public: true };
    const was = event('published', { contact, owner: 'district', replyBy: '2026-08-08', uid: 'u' });
    expect(changed({ title: 'Ny' }, was).is).toEqual({ ...was, title: 'Ny', sequence: 1, changedAt: now });
  });

  test('whom to ask is in no event, and is set, changed and taken away', () => {
    const contact = { name: 'kim-secret', public: true };
    const { decision, is } = changed({}, event('published'), contact);
    expect(JSON.stringify(decision)).not.toContain('kim-secret');
    expect(decision).toMatchObject([{ changed: ['contact'], isOutward: true }]);
    expect(is.contact).toEqual(contact);
    expect(changed({}, is, null).is.contact).toBe(undefined);
    const state = { ...empty, contact };
    const born = register(state, { id: 'new', fields: fields() });
    expect(JSON.stringify(born)).not.toContain('kim-secret');
    expect(after(state, born).gathering).toMatchObject({ contact });
  });
});
