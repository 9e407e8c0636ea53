import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedIn, withAsked } from '../../functions/staff/asked.ts';
import { percentDays } from '../../functions/staff/parts.ts';
import { decline, requestStaff, withdraw } from '../../functions/staff/requests/rules.ts';
import type { Head } from '../../functions/staff/state.ts';
import { addDays } from '../../shared/calendar.ts';
import { notStored } from '../../shared/commit.ts';
import { isRefusal } from '../../shared/problems.ts';
import {
  after,
  campaign,
  context,
  onRequest,
  requestIdOf,
  stateOf,
  weeks,
  type World,
} from '../support/staff-cases.ts';

/** D24: what each unit has asked for is kept with the head. */
const units = ['kista', 'sundbyberg', 'solna', 'nykvarn', 'city-hall'] as const;

const command = fc.record({
  what: fc.constantFrom('file', 'file', 'decline', 'withdraw'),
  unit: fc.constantFrom(...units),
  pick: fc.nat(50),
  extent: fc.integer({ min: 1, max: 100 }),
  days: fc.integer({ min: 0, max: 20 }),
});
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

const decided = (state: World, { what, unit, pick, extent, days }: Command, i: number) => {
  const to = addDays(weeks.from, days);
  const parts = [{ unit, extent, request: requestIdOf(unit, `N${i}`) }];
  const all = Object.keys(state.requests);
  const one = all[pick % Math.max(1, all.length)];
  if (what === 'file' || one === undefined)
    return requestStaff(state, { from: weeks.from, to, parts, tasks: [], priority: 'normal' }, campaign, context);
  const about = onRequest(state, one);
  return what === 'decline' ? decline(about, 'Alla är upptagna') : withdraw(about, context);
};

/** What all requests say together. */
const witnessed = ({ requests }: World, unit: string) => {
  const asked = Object.values(requests).filter((each) => each.unit === unit && each.outcome !== 'withdrawn');
  return [asked.length, asked.reduce((sum, each) => sum + percentDays(each), 0)];
};

describe('what units have asked for', () => {
  test('is what all requests that are not withdrawn say together, whatever happens to them', () => {
    let withdrawn = 0;
    fc.assert(
      fc.property(fc.array(command, { minLength: 5, maxLength: 30 }), (commands) => {
        const end = commands.reduce((state, each, i) => {
          const decision = decided(state, each, i);
          if (isRefusal(decision)) return state;
          withdrawn += decision.filter(({ type }) => type === 'StaffRequestWithdrawn').length;
          return after(state, decision);
        }, stateOf([]));
        for (const unit of units) expect(askedIn(end.head)[unit] ?? [0, 0]).toEqual(witnessed(end, unit));
      }),
      { numRuns: 100 },
    );
    expect(withdrawn).toBeGreaterThan(20);
  });

  test('lies in the head within a kilobyte, with twice as many units as there are and much that they ask for', () => {
    const none: Head = { ...notStored, filed: 0, changes: 0 };
    const many = Array.from({ length: 90 }, (_, i) => i).flatMap((i) =>
      Array.from({ length: 1 + ((i * 7) % 40) }, (_, k) => ({
        ...weeks,
        unit: `association-${i * 7919}`,
        extent: 1 + k,
      })),
    );
    expect(withAsked(none, many, 1).asked?.byteLength).toBeLessThan(850);
  });
});
