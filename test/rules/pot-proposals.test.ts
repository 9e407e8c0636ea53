import { describe, expect, test } from 'vitest';
import type { Deputy } from '../../functions/pot/deputies/state.ts';
import type { PotEvent } from '../../functions/pot/events.ts';
import { evolve } from '../../functions/pot/evolve.ts';
import { proposeMandate, setLine } from '../../functions/pot/funds/rules.ts';
import type { Contribution, LineChange, Mandate } from '../../functions/pot/funds/state.ts';
import {
  correctionProposal,
  decline,
  deputyProposal,
  escalate,
  lineProposal,
  mandateProposal,
  type Proposal,
  withdraw,
} from '../../functions/pot/proposals/rules.ts';
import type { PotState } from '../../functions/pot/state.ts';
import { potTexts } from '../../functions/pot/texts.ts';
import type { Refusal } from '../../shared/problems.ts';
import { textsOf } from '../../shared/texts.ts';
import type { Office } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import { after, now, pot, recorded, replyBy, stored, tiers } from '../support/pot-state.ts';

/** The district proposes each of these, and another office answers. */
const mandate: Mandate = {
  ...stored,
  number: 2,
  status: 'proposed',
  tiers,
  splitWindowDays: 14,
  proposedBy: 'district',
  replyBy,
  adoptions: { district: { person: 'district-head', at: now }, 'city-hall': { person: 'city-hall-head', at: now } },
};
const lineChange: LineChange = {
  ...stored,
  line: 'publicity',
  name: 'Publicitet',
  amount: 11_000_000,
  offices: ['district'],
  person: 'district-head',
  replyBy,
};
const contribution: Contribution = {
  ...stored,
  id: '01J0000000000000000000000K',
  office: 'district',
  amount: 6_000_000,
  pending: { id: 'e1', amount: 5_000_000, reason: 'x', offices: ['district'], person: 'district-head', replyBy },
};
const deputy: Deputy = {
  ...stored,
  office: 'district',
  inForce: { person: 'kim', from: '2018-08-01', to: '2018-08-31', standing: 0 },
  pending: { person: 'alex', from: '2018-09-01', to: '2018-09-09', standing: 0, by: 'district-head', replyBy },
};
const begin: PotState = { pot: pot({ proposal: 2 }), mandate, lineChange, contribution, deputy };

type Kind = 'mandate' | 'lineChange' | 'contribution' | 'deputy';
const kinds: readonly (readonly [Kind, (state: PotState) => Proposal])[] = [
  ['mandate', ({ mandate: is }) => mandateProposal(is as Mandate)],
  ['lineChange', ({ lineChange: is }) => lineProposal('publicity', is)],
  ['contribution', ({ contribution: is }) => correctionProposal(is as Contribution)],
  ['deputy', ({ deputy: is }) => deputyProposal(is as Deputy)],
];
const reason = 'Vi väntar till nästa möte.';
const by = (...offices: readonly Office[]) => ({ offices, reason });

describe.each(kinds)('D8: a proposal: %s', (kind, of) => {
  const then = (decision: readonly PotEvent[] | Refusal, state = begin) => after(state, decision);
  const declined = then(decline(of(begin), by('city-hall')));
  const withdrawn = then(withdraw(of(begin), by('district')));

  test.each<[string, PotState, readonly Office[], Expected<typeof decline> | 'an event']>([
    ['by a head of another office', begin, ['city-hall'], 'an event'],
    ['by the office that proposed it', begin, ['district'], 'other-office-adopts'],
    ['by who heads that one, too', begin, ['city-hall', 'district'], 'other-office-adopts'],
    ['by a head on another’s word', begin, [], 'head-unconfirmed'],
    ['once', declined, ['county-council'], []],
    ['not once it is withdrawn', withdrawn, ['city-hall'], 'nothing-to-confirm'],
  ])('is declined %s', (_what, state, offices, expected) => {
    const told = given(of(state)).when(decline, by(...offices));
    if (expected === 'an event') told.then([{ by: 'city-hall', reason } as Partial<PotEvent>]);
    else told.thenAsTold(expected);
  });

  test.each<[string, PotState, readonly Office[], Expected<typeof withdraw> | 'an event']>([
    ['by a head of the office that proposed it', begin, ['district'], 'an event'],
    ['not by another', begin, ['city-hall'], 'not-allowed'],
    ['once', withdrawn, ['district'], []],
    ['not once it is declined', declined, ['district'], 'nothing-to-confirm'],
  ])('is withdrawn %s', (_what, state, offices, expected) => {
    const told = given(of(state)).when(withdraw, { offices });
    if (expected === 'an event') told.then([{ by: 'district' } as Partial<PotEvent>]);
    else told.thenAsTold(expected);
  });

  test('stays readable, with the reason, and waits no more', () => {
    for (const [state, status] of [
      [declined, 'declined'],
      [withdrawn, 'withdrawn'],
    ] as const) {
      const is = state[kind] as object;
      expect(of(state)).toMatchObject({ waiting: undefined, last: { status } });
      const { ended, lastProposal } = is as { ended?: object; lastProposal?: object };
      expect(ended ?? lastProposal).toMatchObject(
        status === 'declined' ? { by: 'city-hall', reason, at: now } : { by: 'district', at: now },
      );
    }
    expect(declined.pot.proposal).toBe(kind === 'mandate' ? undefined : 2);
  });

  test('is told to all when nobody has answered it by its day, once', () => {
    expect(escalate(of(begin), replyBy)).toEqual([]);
    const told = escalate(of(begin), '2018-08-26');
    expect(told).toMatchObject([{ replyBy, offices: kind === 'mandate' ? ['district', 'city-hall'] : ['district'] }]);
    expect(escalate(of(then(told)), '2018-08-27')).toEqual([]);
    for (const state of [declined, withdrawn]) expect(escalate(of(state), '2018-08-27')).toEqual([]);
  });

  test('invariant 9: the reason stays with it, and is forgotten', () => {
    const keeper = potTexts.slots[kind] as NonNullable<(typeof potTexts.slots)[string]>;
    const is = declined[kind] as Parameters<typeof textsOf>[1];
    expect(textsOf(keeper, is)).toContain(reason);
    expect(JSON.stringify(keeper.without(is))).not.toContain(reason);
  });
});

test('what was declined is proposed anew, and its reason is remembered', () => {
  const [declined] = [after(begin, decline(lineProposal('publicity', lineChange), by('city-hall')))];
  const wish = { line: 'publicity', name: 'Publicitet', amount: 11_000_000, offices: ['district'], replyBy } as const;
  const again = after(declined, setLine({ pot: declined.pot, lineChange: declined.lineChange }, wish));
  expect(again.lineChange).toMatchObject({ amount: 11_000_000, replyBy, earlierTexts: [[expect.any(String), reason]] });
  expect(again.lineChange).not.toHaveProperty('lastProposal');

  const ended = after(begin, decline(mandateProposal(mandate), by('county-council')));
  expect(ended.mandate).toMatchObject({ status: 'declined', ended: { by: 'county-council', reason } });
  const command = { tiers, splitWindowDays: 14, office: 'city-hall', replyBy } as const;
  const [event] = proposeMandate(ended, command) as readonly PotEvent[];
  const next = evolve({ pot: ended.pot }, recorded(event as PotEvent));
  expect(next.mandate).toMatchObject({ number: 2, status: 'proposed', proposedBy: 'city-hall', replyBy });
});

test('what waited before there were days of reply is never overdue', () => {
  const { replyBy: _, proposedBy: __, ...old } = mandate;
  expect(escalate(mandateProposal(old), '2030-01-01')).toEqual([]);
  given(mandateProposal(old)).when(decline, by('district')).then(['MandateDeclined']);
  given(mandateProposal(old)).when(withdraw, by('district')).thenRefused('not-allowed');
});
