import { describe, expect, test } from 'vitest';
import { concerns, type Decision } from '../../functions/gatherings/events.ts';
import {
  cancel,
  change,
  escalate,
  forgetContact,
  publish,
  register,
  registerAs,
  submit,
} from '../../functions/gatherings/rules.ts';
import type { Gathering, GatheringsState, GatheringStatus } from '../../functions/gatherings/state.ts';
import { announce } from '../../functions/gatherings/words.ts';
import { isRefusal, type ProblemCode } from '../../shared/problems.ts';
import { offices } from '../../shared/units.ts';
import { after, event, fields, now, stateOf, stored, surroundings } from '../support/events-state.ts';
import { type Expected, given } from '../support/given.ts';

/** Who answers, who is told, and what is forgotten. */
const empty = { gathering: undefined, contact: undefined, ...surroundings };

describe('D6: a submitted event awaits an answer', () => {
  test('also one that is registered and submitted in one step; what is wrong is neither', () => {
    const asking = { ...empty, turns: undefined, settings: { replyByDays: 5 } };
    const draft = (said = {}) => ({ id: 'new', fields: fields(said) });
    const state = after<GatheringsState>(empty, registerAs(asking, draft(), now));
    expect(state.gathering).toMatchObject({ status: 'submitted', owner: offices[0], replyBy: expect.any(String) });
    expect(state.turns?.taken).toBe(1);
    const plain = after<GatheringsState>(empty, registerAs({ ...asking, settings: undefined }, draft(), now));
    expect([plain.gathering?.status, plain.turns]).toEqual(['draft', undefined]);
    const refused = registerAs(asking, draft({ endsAt: '2026-08-22T09:00' }), now);
    expect(refused).toMatchObject({ refused: 'invalid-input' });
  });

  const submitted = (startsAt: string, taken?: number) => {
    const turns = taken === undefined ? undefined : { ...stored, taken };
    const state = { ...stateOf(event('draft', { startsAt })), turns };
    return after<GatheringsState>(state, submit(state, now));
  };

  test('by a day, at the latest its own first, unless that has been', () => {
    const replies = ['2026-08-22T14:00', '2026-08-05T09:00', '2026-08-03T23:00', '2026-08-01T09:00'].map(
      (startsAt) => submitted(startsAt).gathering?.replyBy,
    );
    expect(replies).toEqual(['2026-08-08', '2026-08-05', '2026-08-03', '2026-08-08']);
  });

  test('from an office, and the offices take turns', () => {
    const owners = [0, 1, 2, 3].map((taken) => submitted('2026-08-22T14:00', taken).gathering?.owner);
    expect(owners).toEqual([...offices, 'district']);
    expect(submitted('2026-08-22T14:00', 7).turns?.taken).toBe(8);
  });

  test.each<[string, Partial<Gathering>, GatheringStatus, Expected<typeof escalate>]>([
    ['past its day', { replyBy: '2026-08-02' }, 'submitted', ['EventEscalated']],
    ['on its day', { replyBy: '2026-08-03' }, 'submitted', []],
    ['escalated already', { replyBy: '2026-08-02', escalated: true }, 'submitted', []],
    ['published meanwhile', { replyBy: '2026-08-02' }, 'published', []],
  ])('%s', (_what, is, status, expected) => {
    const state = stateOf(event(status, { owner: 'district', ...is }));
    const { decision, thenAsTold } = given(state).when(escalate, '2026-08-03');
    thenAsTold(expected);
    given(after(state, decision)).when(escalate, '2026-08-03').then([]);
  });
});

describe('whom it concerns', () => {
  const told = (state: GatheringsState, decision: Decision<ProblemCode>) => {
    if (isRefusal(decision)) throw new Error(decision.refused);
    const [first] = decision;
    if (!first) throw new Error('nothing happened');
    return concerns({ ...first, id: '1', at: now, actor: 'kim' }, after(state, decision));
  };
  const all = { associations: ['solna', 'nacka', 'kista'] };

  test('a draft the organisers, whoever left them too', () => {
    expect(told(empty, register(empty, { id: 'new', fields: fields({ organisers: ['solna', 'nacka'] }) }))).toEqual([
      'solna',
      'nacka',
    ]);
    const draft = stateOf(event('draft', { organisers: ['solna', 'nacka'] }));
    expect(told(draft, change(draft, { organisers: ['nacka'] }))).toEqual(['nacka', 'solna']);
    expect(told(draft, cancel(draft, 'x'))).toEqual(['solna', 'nacka']);
  });

  test('from then on all offices too, each once', () => {
    const draft = stateOf(event('draft', { organisers: ['district', 'solna'] }));
    const everybody = ['district', 'solna', 'city-hall', 'county-council'];
    expect(told(draft, submit(draft, now))).toEqual(everybody);
    expect(told(draft, publish(draft))).toEqual(everybody);
    const submitted = stateOf(event('submitted'));
    expect(told(submitted, cancel(submitted, 'x'))).toEqual(['solna', ...offices]);
  });

  test('one for members every association, once it is published', () => {
    const draft = { ...stateOf(event('draft', { visibility: 'members' })), ...all };
    expect(told(draft, submit(draft, now))).toEqual(['solna', ...offices]);
    expect(told(draft, publish(draft))).toEqual(['solna', ...offices, 'nacka', 'kista']);
    const isPublic = { ...stateOf(event('draft')), ...all };
    expect(told(isPublic, publish(isPublic))).toEqual(['solna', ...offices]);
  });
});

test('D6: who owns an answer is asked to decide by its day, the others know; when it is late all heads are', () => {
  const about = { subject: 'events/e1', event: 'e1', title: 'Fest', startsAt: '2026-08-22T14:00', id: '1', at: now };
  const awaited = { owner: 'district', replyBy: '2026-08-08' } as const;
  const actions = (type: 'EventSubmitted' | 'EventEscalated') =>
    [...offices, 'solna'].map((unit) => {
      const { action, due } = announce({ ...about, ...awaited, type }, unit, (name) => name);
      return [action, due];
    });
  const decide = ['decide', '2026-08-08'];
  const know = ['know', undefined];
  expect(actions('EventSubmitted')).toEqual([decide, know, know, know]);
  expect(actions('EventEscalated')).toEqual([decide, decide, decide, know]);
});

test('invariant 9: whom to ask is forgotten, once', () => {
  const state = stateOf(event('held', { contact: { name: 'Kim', public: true } }));
  const forgotten = after(state, forgetContact(state));
  expect(forgotten.gathering?.contact).toBe(undefined);
  given(forgotten).when(forgetContact).then([]);
});
