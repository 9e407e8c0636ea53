import { describe, expect, test } from 'vitest';
import type { CampaignStart } from '../../functions/campaign/offers.ts';
import { adoptMandate, proposeMandate } from '../../functions/pot/funds/rules.ts';
import { type Hand } from '../../functions/pot/hands.ts';
import type { PotState, Tier } from '../../functions/pot/state.ts';
import type { Mandate } from '../../functions/pot/funds/state.ts';
import type { Office } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import { after, headOf, mandate, now, pot, replyBy, request, stateOf, stored, tiers } from '../support/pot-state.ts';

const proposed = (adoptions: Mandate['adoptions'] = {}, status: Mandate['status'] = 'proposed'): Mandate => ({
  ...stored,
  number: 2,
  status,
  tiers,
  splitWindowDays: 14,
  adoptions,
});
const adoption = (office: Office, person = `${office}-head`) => ({ [office]: { person, at: now } });

describe('D8: proposing a mandate', () => {
  const withTiers = (all: readonly Tier[]) =>
    ({ tiers: all, splitWindowDays: 30, office: 'district', replyBy }) as const;
  test.each<[string, readonly Tier[]]>([
    ['one tier for everything', [{ upTo: null, heads: 1 }]],
    ['ascending amounts and heads', tiers],
    [
      'as many heads twice',
      [
        { upTo: 5, heads: 2 },
        { upTo: null, heads: 2 },
      ],
    ],
  ])('%s', (_what, all) => {
    given({ pot: pot() }).when(proposeMandate, withTiers(all)).then(['MandateProposed']);
  });

  test.each<[string, readonly Tier[]]>([
    ['the last does not cover everything', [{ upTo: 5, heads: 1 }]],
    [
      'one before the last covers everything',
      [
        { upTo: null, heads: 1 },
        { upTo: null, heads: 2 },
      ],
    ],
    [
      'the same amount twice',
      [
        { upTo: 5, heads: 1 },
        { upTo: 5, heads: 2 },
        { upTo: null, heads: 3 },
      ],
    ],
    [
      'falling amounts',
      [
        { upTo: 5, heads: 1 },
        { upTo: 4, heads: 2 },
        { upTo: null, heads: 3 },
      ],
    ],
    [
      'falling heads',
      [
        { upTo: 5, heads: 2 },
        { upTo: null, heads: 1 },
      ],
    ],
  ])('%s is refused', (_what, all) => {
    given({ pot: pot() }).when(proposeMandate, withTiers(all)).thenRefused('invalid-input', '/tiers');
  });

  const propose = (state: PotState) =>
    after(state, proposeMandate(state, { tiers, splitWindowDays: 14, office: 'district', replyBy }));

  test('adopts it for the proposer’s office; the mandate in force stays', () => {
    const is = propose({ pot: pot() });
    expect(is.mandate).toMatchObject({ number: 2, status: 'proposed', adoptions: adoption('district') });
    expect(is.pot).toMatchObject({ lastMandate: 2, proposal: 2, mandate: mandate() });
  });

  test('replaces the open proposal, but not the mandate in force', () => {
    const replacing = (status: Mandate['status']) => propose({ pot: pot(), replaced: proposed({}, status) });
    expect(replacing('proposed').replaced?.status).toBe('replaced');
    expect(replacing('in-force').replaced?.status).toBe('in-force');
  });
});

describe('D8: adopting a mandate', () => {
  const two = { ...adoption('district'), ...adoption('city-hall') };
  const known = { ...stateOf(request()), campaign: undefined };
  const third = { office: 'county-council', person: 'county-council-head', hand: ['county-council'] } as const;
  test.each<[string, Mandate, Office, string, Expected<typeof adoptMandate>]>([
    ['the second office', proposed(adoption('district')), 'city-hall', 'city-hall-head', ['MandateAdopted']],
    ['again', proposed(adoption('district')), 'district', 'district-head', []],
    ['the office’s new head', proposed(adoption('district')), 'district', 'somebody', ['MandateAdopted']],
    ['one person for two offices', proposed(adoption('district', 'kim')), 'city-hall', 'kim', 'already-approved'],
    ['once it is in force', proposed(two, 'in-force'), 'county-council', 'county-council-head', 'mandate-not-proposed'],
    ['again once it is in force', proposed(two, 'in-force'), 'district', 'district-head', []],
    ['one that is replaced', proposed(two, 'replaced'), 'district', 'district-head', 'mandate-not-proposed'],
  ])('%s', (_what, is, office, person, expected) => {
    given({ ...known, mandate: is })
      .when(adoptMandate, { office, person, hand: [office] }, now)
      .thenAsTold(expected);
  });

  test.each<[string, Partial<typeof known>, Hand]>([
    ['who adopted before is head no more', { voters: { 'city-hall-head': headOf('city-hall-head', []) } }, third.hand],
    [
      'who adopted before is head on another’s word',
      { voters: { 'city-hall-head': headOf('city-hall-head', ['city-hall'], { 'city-hall': 'district' }) } },
      third.hand,
    ],
    ['who adopts is head on another’s word', {}, ['county-council', 'district']],
  ])('three offices are not three hands: %s', (_what, change, hand) => {
    const voters = { ...known.voters, ...change.voters };
    given({ ...known, voters, mandate: proposed(two) })
      .when(adoptMandate, { ...third, hand }, now)
      .then([{ type: 'MandateAdopted', inForce: false }]);
  });

  test('two offices are not enough', () => {
    const state = { ...known, mandate: proposed(adoption('district')) };
    const second = { office: 'city-hall', person: 'city-hall-head', hand: ['city-hall'] } as const;
    const is = after(state, adoptMandate(state, second, now));
    expect(is.mandate.status).toBe('proposed');
    expect(is.pot.mandate).toEqual(mandate());
  });

  test('with the third it is in force, the former one is replaced, and the campaign is set up', () => {
    const campaign: CampaignStart = {
      ...stored,
      id: 'val',
      name: 'Val',
      start: '2018-06-01',
      electionDay: '2018-09-09',
      end: '2018-09-30',
    };
    const state = {
      ...known,
      pot: pot({ proposal: 2 }),
      mandate: proposed(two),
      replaced: proposed(two, 'in-force'),
      campaign,
    };
    const is = after(state, adoptMandate(state, third, now));
    expect(is.mandate).toMatchObject({ status: 'in-force', inForceAt: now });
    expect(is.pot.mandate).toEqual({ number: 2, tiers, splitWindowDays: 14 });
    expect(is.pot).not.toHaveProperty('proposal');
    expect(is.replaced.status).toBe('replaced');
    expect(is.campaign.startedAt).toBe(now);
    const begun = { ...campaign, startedAt: '2018-06-02T10:00:00.000Z' };
    expect(after({ ...state, campaign: begun }, adoptMandate(state, third, now)).campaign).toBe(begun);
  });
});
