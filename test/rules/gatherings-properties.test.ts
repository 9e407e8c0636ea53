import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../functions/gatherings/events.ts';
import type { Change } from '../../functions/gatherings/fields.ts';
import { cancel, change, publish, register, reportResults, submit } from '../../functions/gatherings/rules.ts';
import type { EventsState } from '../../functions/gatherings/state.ts';
import { fromListed, isListed, listedKey, listedOf, noListing } from '../../functions/gatherings/listing.ts';
import { changes } from '../../shared/commit.ts';
import { isRefusal, type ProblemCode } from '../../shared/problems.ts';
import { stored as keysOf } from '../../functions/gatherings/store.ts';
import { after, context, fields } from '../support/events-state.ts';

/** Random commands on a few events; what is listed of them is held against what they say of themselves. */
const clock = fc
  .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 22 }))
  .map(([day, hour]) => `2026-08-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}`);
const odd = fc.constantFrom('Fest', '<script>', ']]>', '"', "it's & \u2028 so", 'عيد', '🚲'.repeat(3));
const said: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ title: odd }),
  fc.record({ visibility: fc.constantFrom('public', 'members') }),
  clock.map((hour) => ({ startsAt: `${hour}:00`, endsAt: `${hour}:30` })),
  fc.record({ cost: fc.nat(5) }),
  fc.record({ audience: fc.constantFrom('families', null) }),
  fc.record({ place: fc.record({ name: odd, area: fc.constantFrom('solna', 'nacka') }) }),
  fc.constant({ online: { url: 'https://a.example' } }),
  fc.record({ languages: fc.constantFrom(['sv'], ['sv', 'ar']) }),
);
const id = fc.constantFrom('a', 'b', 'c');
const step = fc.oneof(
  fc.record({ do: fc.constant('register' as const), id }),
  { weight: 4, arbitrary: fc.record({ do: fc.constant('change' as const), id, said }) },
  fc.record({ do: fc.constant('submit' as const), id }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('publish' as const), id }) },
  fc.record({ do: fc.constant('cancel' as const), id }),
  fc.record({ do: fc.constant('hold' as const), id, reach: fc.nat(3) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const decide = (state: EventsState, each: Step, now: string): Decision<ProblemCode> => {
  const at = { ...context, now };
  switch (each.do) {
    case 'register':
      return state.events[each.id] ? [] : register(state, { id: each.id, fields: fields() }, at);
    case 'change':
      return change(state, { id: each.id, change: each.said }, at);
    case 'submit':
      return submit(state, each.id, at);
    case 'publish':
      return publish(state, each.id);
    case 'cancel':
      return cancel(state, { id: each.id, reason: 'Storm' });
    case 'hold':
      return reportResults(state, { id: each.id, results: { reach: each.reach, cost: 0 } }, at);
  }
};

const start: EventsState = { events: {}, listed: {}, listing: noListing };
const sorted = (values: readonly string[]) => [...values].sort();

describe('whatever is registered, changed, published and cancelled', () => {
  const played = (steps: readonly Step[], look: (before: EventsState, after: EventsState, now: string) => void) => {
    let state = start;
    for (const [i, each] of steps.entries()) {
      const now = `2026-08-30T10:00:${String(i).padStart(2, '0')}.000Z`;
      const decision = decide(state, each, now);
      const next = after(state, decision, now);
      if (isRefusal(decision)) expect(next).toBe(state);
      look(state, next, now);
      // As the store would have it: with versions.
      state = changes(state, next, keysOf('c'), now).state;
    }
  };
  const steps = fc.array(step, { minLength: 20, maxLength: 50 });

  test('what is listed is exactly what is public and has been published, as it now is', () => {
    let listed = 0;
    fc.assert(
      fc.property(steps, (all) =>
        played(all, (_before, { events, listed: rows }) => {
          const shown = Object.values(events).filter(
            (each) => each.visibility === 'public' && each.publishedAt !== undefined,
          );
          listed += shown.length;
          expect(sorted(Object.keys(rows))).toEqual(sorted(shown.map(listedKey)));
          for (const each of shown) {
            const row = rows[listedKey(each)];
            const cancelled = each.status === 'cancelled';
            expect(row && fromListed(row)).toEqual({ ...listedOf(each), isCancelled: cancelled });
            expect(row?.key).toBe(listedKey(each));
          }
        }),
      ),
      { numRuns: 200 },
    );
    expect(listed).toBeGreaterThan(1000);
  });

  test('the head of the listing rises exactly when something of it changes', () => {
    let rises = 0;
    fc.assert(
      fc.property(steps, (all) =>
        played(all, (before, next) => {
          const rowsOf = ({ listed }: EventsState) => Object.values(listed).map(({ key, row }) => `${key} ${row}`);
          const isSame = JSON.stringify(sorted(rowsOf(before))) === JSON.stringify(sorted(rowsOf(next)));
          expect((next.listing?.changes ?? 0) - (before.listing?.changes ?? 0)).toBe(isSame ? 0 : 1);
          rises += isSame ? 0 : 1;
        }),
      ),
      { numRuns: 200 },
    );
    expect(rises).toBeGreaterThan(200);
  });

  test('the sequence rises by one with each change that those outside see, and never falls', () => {
    let rises = 0;
    fc.assert(
      fc.property(steps, (all) =>
        played(all, (before, next, now) => {
          for (const is of Object.values(next.events)) {
            const was = before.events[is.id];
            if (!was || was === is) continue;
            const { sequence: _, changedAt: __, ...old } = listedOf(was);
            const { sequence: ___, changedAt: ____, ...young } = listedOf(is);
            const isSeen = JSON.stringify(old) !== JSON.stringify(young) || was.visibility !== is.visibility;
            const rose = was.publishedAt !== undefined && isSeen ? 1 : 0;
            expect(is.sequence - was.sequence).toBe(rose);
            const isNew = is.publishedAt !== was.publishedAt;
            expect(is.changedAt).toBe(rose || isNew ? now : was.changedAt);
            rises += rose;
          }
        }),
      ),
      { numRuns: 200 },
    );
    expect(rises).toBeGreaterThan(200);
  });

  test('one transaction holds it: the event, at most two rows, the head, and whose turn it is', () => {
    fc.assert(
      fc.property(steps, (all) =>
        played(all, (before, next, now) => {
          const { writes } = changes(before, next, keysOf('c'), now);
          expect(writes.length).toBeLessThanOrEqual(4);
          const heads = writes.filter((write) => write.kind === 'put' && write.item.sk === 'head');
          expect(heads.length).toBe(next.listing === before.listing ? 0 : 1);
        }),
      ),
      { numRuns: 100 },
    );
  });
});

test('members only is never listed, whatever else it is', () => {
  const members = after(start, register(start, { id: 'a', fields: fields({ visibility: 'members' }) }, context));
  const published = after(members, publish(members, 'a'));
  expect([published.events.a?.status, published.listed, published.listing]).toEqual(['published', {}, noListing]);
  const open = after(published, change(published, { id: 'a', change: { visibility: 'public' } }, context));
  expect(Object.values(open.listed)).toHaveLength(1);
  const closed = after(open, change(open, { id: 'a', change: { visibility: 'members' } }, context));
  expect([closed.listed, closed.listing?.changes]).toEqual([{}, 2]);
  expect(Object.values(open.events).every(isListed)).toBe(true);
});
