import { describe, expect, test } from 'vitest';
import { awaits, fits, isOverdue, type Looking, statusesOf } from '../../functions/pot/requests/filters.ts';
import type { SpendingRequest } from '../../functions/pot/state.ts';
import type { Office } from '../../shared/units.ts';
import { claim, forTwo, oneOfTwo, request, reserved, supplement, today, vote } from '../support/pot-state.ts';

/** What people look for among spending requests. */
const looking = (acting: readonly Office[], change: Partial<Looking> = {}): Looking => ({
  person: `${acting[0] ?? 'nobody'}-head`,
  acting: Object.fromEntries(acting.map((office) => [office, [office]])),
  associations: [],
  today,
  ...change,
});
const lapsed = { ...vote('district'), lapsed: true as const };
const joint = request({ partners: [{ unit: 'kista', amount: 1000 }] });

describe('what awaits me', () => {
  test.each<[string, SpendingRequest, Looking, boolean]>([
    ['a head who has not voted', request(), looking(['district']), true],
    ['who has approved', oneOfTwo, looking(['district']), false],
    ['who has refused', { ...forTwo, refusals: [vote('district')] }, looking(['district']), false],
    ['another head', oneOfTwo, looking(['city-hall']), true],
    ['whose vote has lapsed', { ...forTwo, approvals: [lapsed] }, looking(['district']), true],
    ['for whom another person has voted', oneOfTwo, looking(['district'], { person: 'deputy' }), false],
    [
      'who has voted for another office',
      { ...forTwo, approvals: [vote('district', 'kim')] },
      looking(['city-hall'], { person: 'kim' }),
      false,
    ],
    [
      'who cannot be the one of another office that lacks',
      request({ own: ['district'], missing: { heads: 1, otherOffice: true } }),
      looking(['district']),
      false,
    ],
    ['nobody who heads none', request(), looking([]), false],
    ['of what is decided', reserved(), looking(['district']), false],
    ['of a supplement', reserved({ supplement: supplement() }), looking(['city-hall']), true],
    ['E11: before partners consented no head', joint, looking(['district']), false],
    ['but these', joint, looking([], { associations: ['kista'] }), true],
    ['not the unit that asked', joint, looking([], { associations: ['solna'] }), false],
  ])('%s', (_what, is, who, expected) => {
    expect(awaits(is, who)).toBe(expected);
  });
});

describe('what is overdue', () => {
  test.each<[string, SpendingRequest, boolean]>([
    ['on the day itself', request({ replyBy: today }), false],
    ['after it', request({ replyBy: '2018-08-19' }), true],
    ['decided', reserved({ replyBy: '2018-08-19' }), false],
    ['with a supplement by its own day', reserved({ supplement: supplement({ replyBy: '2018-08-19' }) }), true],
    ['with a claim', reserved({ claims: [claim({ replyBy: '2018-08-19' })] }), true],
    ['with a claim that is answered', reserved({ claims: [claim({ replyBy: '2018-08-19', status: 'paid' })] }), false],
  ])('%s', (_what, is, expected) => {
    expect(isOverdue(is, today)).toBe(expected);
    expect(fits(is, { overdue: 'true' }, looking([]))).toBe(expected);
    expect(fits(is, { overdue: 'false' }, looking([]))).toBe(!expected);
  });
});

test('claims that are open, and who sees to the request or to one of them', () => {
  const is = reserved({ owner: 'district', claims: [claim({ owner: 'city-hall' })] });
  const has = (filters: Parameters<typeof fits>[1], of = is) => fits(of, filters, looking([]));
  expect([has({ claims: 'open' }), has({ claims: 'open' }, reserved())]).toEqual([true, false]);
  expect(['district', 'city-hall', 'county-council'].map((owner) => has({ owner: owner as Office }))).toEqual([
    true,
    true,
    false,
  ]);
});

test.each([
  [{}, undefined],
  [{ overdue: 'false' }, undefined],
  [
    { status: 'closed', claims: 'open' },
    { statuses: ['closed'], ended: false },
  ],
  [{ awaits: 'me' }, { statuses: ['submitted', 'reserved'], ended: false }],
  [{ claims: 'open' }, { statuses: ['reserved'], ended: true }],
  [{ overdue: 'true' }, { statuses: ['submitted', 'reserved'], ended: true }],
] as const)('%j is looked for where there may be any', (filters, expected) => {
  expect(statusesOf(filters)).toEqual(expected);
});
