import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept, ask, change, decline, reopen, withdraw } from '../../functions/visits/rules.ts';
import type { Candidate, Hours, Visit } from '../../functions/visits/state.ts';
import { addDays } from '../../shared/calendar.ts';
import { isRefusal } from '../../shared/problems.ts';
import { weekOf } from '../../shared/weeks.ts';
import { after, campaign, candidate, type Decided, settings, today } from '../support/visits-state.ts';

const evening = { from: '18:00', to: '20:00' };

/** Whatever is asked, answered and changed: each command as it comes, one after the other, as versions see to it. */
describe('nobody is booked twice', () => {
  const weeks = Array.from({ length: 14 }, (_, i) => addDays('2026-08-10', i));
  const day = fc.constantFrom(...weeks);
  const hours = fc.option(fc.constantFrom(evening, { from: '19:00', to: '21:00' }, { from: '08:00', to: '12:00' }), {
    nil: undefined,
  });
  const wishes = fc.uniqueArray(day, { minLength: 1, maxLength: 3 });
  const of = fc.nat(7);
  const who = fc.constantFrom('c1', 'c2');
  const command = fc.oneof(
    fc.record({ do: fc.constant('ask' as const), wishes, hours, who }),
    fc.record({ do: fc.constant('accept' as const), of, day }),
    fc.record({ do: fc.constantFrom('decline' as const, 'withdraw' as const, 'reopen' as const), of }),
    fc.record({ do: fc.constant('change' as const), of, wishes, hours, who }),
  );
  type World = { readonly visits: readonly Visit[]; readonly candidates: Readonly<Record<string, Candidate>> };
  const free = [
    { from: '2026-08-10', to: '2026-08-13' },
    { from: '2026-08-16', to: '2026-08-23' },
  ];
  const start: World = {
    visits: [],
    candidates: Object.fromEntries(['c1', 'c2'].map((id) => [id, candidate({ id, free, perWeek: 2 })])),
  };

  type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;
  const played = (world: World, asked: Command): World => {
    const { visits, candidates } = world;
    const one = 'of' in asked ? visits[asked.of] : undefined;
    if (asked.do !== 'ask' && !one) return world;
    const is = one as Visit;
    const state = {
      campaign,
      settings,
      turns: undefined,
      isKnown: true,
      candidate: candidates[asked.do === 'ask' ? asked.who : is.candidate] as Candidate,
      other: asked.do === 'change' && asked.who !== is.candidate ? candidates[asked.who] : undefined,
      visit: is,
    };
    const decide = (): Decided => {
      switch (asked.do) {
        case 'ask':
          return ask(state, { id: `solna.${visits.length}`, unit: 'solna', topic: 'x', ...asked }, today);
        case 'accept':
          return accept(state, asked.day, today);
        case 'decline':
          return decline(state, { by: 'candidate', reason: 'x' });
        case 'withdraw':
          return withdraw(state);
        case 'reopen':
          return reopen(state, { by: 'candidate', reason: 'x' }, today);
        case 'change':
          return change(state, { ...asked, candidate: asked.who }, { by: 'solna', units: ['solna'] }, today);
      }
    };
    const decision = decide();
    if (isRefusal(decision)) return world;
    const then = after(state, decision);
    return {
      visits: asked.do === 'ask' ? [...visits, then.visit] : visits.map((each) => (each === one ? then.visit : each)),
      candidates: {
        ...candidates,
        [then.candidate.id]: then.candidate,
        ...(then.other && { [then.other.id]: then.other }),
      },
    };
  };

  /** By the visits alone: which days each takes. */
  const taking = ({ visits }: World, id: string) =>
    visits.flatMap(({ candidate: whose, status, wishes: asked, day: on, hours: at, id: visit }) =>
      whose === id && (status === 'asked' || status === 'accepted')
        ? [{ visit, days: on === undefined ? asked : [on], at }]
        : [],
    );
  const meet = (a: Hours | undefined, b: Hours | undefined) => !a || !b || (a.from < b.to && b.from < a.to);

  test('no two visits of a candidate meet, none is on a day that is not free, no week has more than the load', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        const world = commands.reduce(played, start);
        for (const { id, booked: held } of Object.values(world.candidates)) {
          const all = taking(world, id);
          // What somebody who opened it again did not get back is not theirs.
          for (const { visit, days } of held) {
            const meant = all.find((each) => each.visit === visit);
            expect(meant?.days).toEqual(expect.arrayContaining([...days]));
          }
          const accepted = world.visits.filter(({ candidate: whose, status }) => whose === id && status === 'accepted');
          for (const each of accepted) expect(held.map(({ visit }) => visit)).toContain(each.id);
          for (const [i, a] of held.entries()) {
            for (const on of a.days) expect(free.some(({ from, to }) => from <= on && on <= to)).toBe(true);
            for (const b of held.slice(i + 1))
              if (a.days.some((on) => b.days.includes(on))) expect(meet(a.hours, b.hours)).toBe(false);
          }
          for (const week of new Set(held.flatMap(({ days }) => days.map(weekOf))))
            expect(held.filter(({ days }) => days.some((on) => weekOf(on) === week)).length).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 300 },
    );
  });
});
