import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evolve as evolveBoosts } from '../../functions/channels/boosts/evolve.ts';
import { fundsDecided, measureBoost, requestBoost } from '../../functions/channels/boosts/rules.ts';
import type { BoostsState } from '../../functions/channels/boosts/state.ts';
import { setChannel } from '../../functions/channels/register/rules.ts';
import type { ChannelsEvent } from '../../functions/channels/events.ts';
import { evolve } from '../../functions/channels/evolve.ts';
import type { Channel, ChannelsState, Publication, PublicationStatus } from '../../functions/channels/state.ts';
import type { Gathering } from '../../functions/gatherings/state.ts';
import { withdraw } from '../../functions/channels/publications/amendments/rules.ts';
import { accept, decline, escalate, measure, post, propose } from '../../functions/channels/publications/rules.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';
import { channel, context, event, now, publication, stateOf } from '../support/channels-state.ts';

/** D15, D16: whatever is asked for, in whatever order, what is stored agrees with itself. */
type Step =
  | { readonly do: 'propose' | 'accept' | 'decline' | 'withdraw' | 'post' | 'escalate' | 'grow'; readonly n: number }
  | { readonly do: 'measure'; readonly n: number; readonly reach: number }
  | { readonly do: 'event'; readonly status: Gathering['status'] };
const ids = [0, 1, 2].map((n) => `01J4Z6X9Q8W7E6R5T4Y3V2B1P${n}`);
const n = fc.nat({ max: 2 });
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({ do: fc.constantFrom('propose', 'accept', 'decline', 'withdraw', 'post', 'escalate', 'grow'), n }),
    fc.record({ do: fc.constant('measure'), n, reach: fc.nat({ max: 5_000 }) }),
    fc.record({ do: fc.constant('event'), status: fc.constantFrom('published', 'cancelled', 'submitted', 'held') }),
  ) as fc.Arbitrary<Step>,
  { maxLength: 40 },
);

type Decided = readonly ChannelsEvent[] | Refusal;
const decide = (state: ChannelsState, of: Gathering, step: Exclude<Step, { do: 'event' }>): Decided => {
  const id = ids[step.n] as string;
  const [in_, is] = [state.channels['fb-district'] as Channel, state.publications[id]];
  if (step.do === 'propose') {
    const wish = { id, at: publication().at, language: 'sv' };
    return is ? [] : propose(of, in_, wish, { ...context, offices: step.n === 2 ? ['district'] : [] });
  }
  if (step.do === 'grow')
    return setChannel(
      state,
      { id: in_.id, wish: { ...in_, audience: in_.audience + step.n }, offices: ['district'] },
      true,
    );
  if (!is) return [];
  const it = { publication: is, event: of, channel: in_ };
  switch (step.do) {
    case 'accept':
      return accept(it);
    case 'decline':
      return decline(it, 'Fullt');
    case 'withdraw':
      return withdraw(it, 'Fullt');
    case 'post':
      return post(it, `https://social.example/${step.n}`);
    case 'measure':
      return measure(it, { reach: step.reach });
    case 'escalate':
      return escalate(it, '2026-08-20');
  }
};

/** Where a publication may go from where it is. */
const next: Readonly<Record<PublicationStatus, readonly PublicationStatus[]>> = {
  proposed: ['proposed', 'accepted', 'declined', 'withdrawn'],
  accepted: ['accepted', 'declined', 'posted', 'withdrawn'],
  declined: ['declined'],
  withdrawn: ['withdrawn'],
  posted: ['posted'],
};

describe('a channel and its publications', () => {
  test('agree on what was measured, and none goes where it may not', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let state = stateOf([channel()]);
        let of = event();
        let told = 0;
        for (const step of all) {
          if (step.do === 'event') {
            of = event({ status: step.status });
            continue;
          }
          const decision = decide(state, of, step);
          if (isRefusal(decision)) continue;
          const was = state.publications;
          for (const each of decision) state = evolve(state, { ...each, id: 'x', at: now, actor: 'kim' });
          told += decision.filter(({ type }) => type === 'PublicationEscalated').length;
          for (const [id, before] of Object.entries(was))
            expect(next[before.status]).toContain(state.publications[id]?.status);
          const publications: readonly Publication[] = Object.values(state.publications);
          const measured = publications.flatMap((each) => (each.measured ? [each.measured] : []));
          const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
          expect(state.channels['fb-district']?.measured).toEqual({
            publications: measured.length,
            reach: sum(measured.map(({ reach }) => reach)),
            audience: sum(measured.map(({ audience }) => audience)),
          });
          for (const each of publications) expect(each.measured && each.status !== 'posted').toBeFalsy();
          // Each escalates once at most, and what its owner proposed never.
          expect(told).toBe(publications.filter(({ escalated }) => escalated).length);
          expect(state.publications[ids[2] as string]?.escalated).toBeUndefined();
        }
      }),
    );
  });
});

describe('a channel and its boosts', () => {
  const funds = fc.constantFrom(
    { status: 'submitted', funds: 'awaited' } as const,
    { status: 'reserved', funds: 'granted' } as const,
    { status: 'closed', funds: 'granted', isPaid: true } as const,
    { status: 'reserved', funds: 'granted', isPaid: true, paid: 700 } as const,
    { status: 'refused', funds: 'denied' } as const,
    { status: 'withdrawn', funds: 'denied' } as const,
  );
  const moves = fc.array(fc.oneof(fc.record({ n, funds }), fc.record({ n, reach: fc.nat({ max: 9_000 }) })), {
    maxLength: 30,
  });

  test('agree on what was measured and what was paid for it', () => {
    fc.assert(
      fc.property(moves, (all) => {
        let state: BoostsState = { boosts: {}, channels: { 'fb-district': channel() } };
        const fold = (decision: ReturnType<typeof requestBoost> | ReturnType<typeof measureBoost>) => {
          if (isRefusal(decision)) return;
          for (const each of decision) state = evolveBoosts(state, { ...each, id: 'x', at: now, actor: 'kim' });
        };
        for (const [i, id] of ids.entries()) {
          const wish = {
            id,
            channel: 'fb-district',
            unit: 'solna',
            amount: 1_000 * (i + 1),
            audience: 'x',
            spending: id,
          };
          fold(
            requestBoost(wish, {
              now,
              channel: channel(),
              event: undefined,
              isKnownUnit: true,
              audiences: undefined,
              areaName: undefined,
            }),
          );
        }
        for (const move of all) {
          const id = ids[move.n] as string;
          fold('funds' in move ? fundsDecided(state, id, move.funds) : measureBoost(state, { id, reach: move.reach }));
          const measured = Object.values(state.boosts).filter(
            ({ reach, paid }) => reach !== undefined && paid !== undefined,
          );
          expect(state.channels['fb-district']?.boosted).toEqual({
            boosts: measured.length,
            reach: measured.reduce((sum, { reach }) => sum + (reach ?? 0), 0),
            spent: measured.reduce((sum, { paid }) => sum + (paid ?? 0), 0),
          });
        }
      }),
    );
  });
});
