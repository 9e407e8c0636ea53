import { describe, expect, test } from 'vitest';
import type { CatalogueEvent } from '../../functions/materials/catalogue/events.ts';
import { evolve } from '../../functions/materials/catalogue/evolve.ts';
import type { CatalogueState, Proposal } from '../../functions/materials/catalogue/state.ts';
import { concerns } from '../../functions/materials/events.ts';
import { adopt, decline, escalate, propose, reopen, withdraw } from '../../functions/materials/proposals/rules.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';
import { offices } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import { item, now, orderIdOf } from '../support/materials-cases.ts';

/** What an association proposes for the catalogue, and what becomes of it. */
const wish = { id: orderIdOf('solna'), unit: 'solna', name: 'Bostäder i Hagalund', kind: 'folder' as const };
const items = { folder: item() };
const after = (state: CatalogueState, decision: readonly CatalogueEvent[] | Refusal): Proposal => {
  if (isRefusal(decision)) throw new Error(decision.refused);
  return decision.reduce((is, event) => evolve(is, { ...event, id: '1', at: now, actor: 'kim' }), state)
    .proposal as Proposal;
};
const proposed = after({}, propose({ items }, wish, '2018-08-06'));
const then = (
  proposal: Proposal,
  rule: (state: { readonly proposal: Proposal }) => readonly CatalogueEvent[] | Refusal,
) => after({ proposal }, rule({ proposal }));
const states = {
  proposed,
  adopted: after({ proposal: proposed }, adopt({ proposal: proposed, items }, 'folder')),
  declined: then(proposed, (state) => decline(state, 'Finns redan.')),
  withdrawn: then(proposed, withdraw),
};
type One = { readonly proposal: Proposal };
const again = { replyBy: '2018-08-12', reason: 'Den andra är slut.' };

describe('a proposal', () => {
  test.each<
    [string, (state: One) => ReturnType<typeof adopt>, Readonly<Record<keyof typeof states, Expected<typeof adopt>>>]
  >([
    [
      'is taken up once',
      (state) => adopt({ ...state, items }, 'folder'),
      { proposed: ['ProposalAdopted'], adopted: [], declined: 'wrong-status', withdrawn: 'wrong-status' },
    ],
    [
      'as an item that is there',
      (state) => adopt({ ...state, items }, 'flag'),
      {
        proposed: 'invalid-input /item unknown',
        adopted: 'wrong-status',
        declined: 'wrong-status',
        withdrawn: 'wrong-status',
      },
    ],
    [
      'is declined once',
      (state) => decline(state, 'Nej'),
      { proposed: ['ProposalDeclined'], adopted: 'wrong-status', declined: [], withdrawn: 'wrong-status' },
    ],
    [
      'is withdrawn once',
      withdraw,
      { proposed: ['ProposalWithdrawn'], adopted: 'wrong-status', declined: 'wrong-status', withdrawn: [] },
    ],
    [
      'is opened again where it was declined',
      (state) => reopen(state, again),
      {
        proposed: 'wrong-status',
        adopted: 'wrong-status',
        declined: ['ProposalReopened'],
        withdrawn: 'wrong-status',
      },
    ],
    [
      'escalates past its day, while nobody has answered',
      (state) => escalate(state, '2018-08-07'),
      { proposed: ['ProposalEscalated'], adopted: [], declined: [], withdrawn: [] },
    ],
  ])('%s', (_what, act, expected) => {
    for (const name of Object.keys(states) as (keyof typeof states)[])
      given({ proposal: states[name] }).when(act).thenAsTold(expected[name]);
  });

  test('that is opened again awaits an answer by a day of its own, once', () => {
    const is = then(states.declined, (state) => reopen(state, again));
    expect(is).toMatchObject({ status: 'proposed', replyBy: '2018-08-12', reopened: { reason: again.reason } });
    expect(is).not.toHaveProperty('reason');
    given({ proposal: is }).when(reopen, again).then([]);
  });

  test('escalates to all offices, once, and not on its day', () => {
    given({ proposal: proposed }).when(escalate, '2018-08-06').then([]);
    const decision = escalate({ proposal: proposed }, '2018-08-07') as readonly CatalogueEvent[];
    const escalated = after({ proposal: proposed }, decision);
    given({ proposal: escalated }).when(escalate, '2018-08-08').then([]);
    const [event] = decision;
    expect(concerns({ ...(event as CatalogueEvent), id: '1', at: now, actor: 'kim' })).toEqual([...offices, 'solna']);
  });
});
