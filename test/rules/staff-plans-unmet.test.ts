import { expect, test } from 'vitest';
import { staffSettingsOf } from '../../functions/staff/offers.ts';
import { publish } from '../../functions/staff/plans/rules.ts';
import { concerns, type StaffEvent } from '../../functions/staff/events.ts';
import type { Plan } from '../../functions/staff/state.ts';
import { notStored } from '../../shared/commit.ts';
import { offices } from '../../shared/units.ts';
import { allocation, associations, position, recorded, request, requestIdOf, stateOf } from '../support/staff-cases.ts';

test('a published plan tells whoever still asks and gets nothing by which rules', () => {
  const { weights } = staffSettingsOf({});
  const span = { from: '2018-08-01', to: '2018-09-30' };
  const plan: Plan = { ...notStored, id: '01J0000000000000000000000P', ...span, keep: true, weights, status: 'draft' };
  const had = position({ allocations: [allocation()] });
  const state = { ...stateOf([had], [request(), request({ unit: 'nykvarn' })]), plan };
  const unmet = ['solna', 'nykvarn', 'nobody'].map((unit) => ({
    request: requestIdOf(unit),
    reasons: [{ rule: 'D3' as const, size: 10 }],
    beatenBy: [{ requests: ['kista.1'], who: ['kista'], weight: 'met' as const, size: 5 }],
  }));
  const asked = {
    planned: [],
    replanned: [],
    unmet,
    ids: [],
    today: '2018-08-01',
    noticeDays: 14,
    replyByDays: 7,
    associations,
  };
  const decision = publish(state, asked) as readonly StaffEvent[];
  expect(decision).toMatchObject([
    { unmet: [{ unit: 'nykvarn', request: requestIdOf('nykvarn'), rules: ['D3'], weights: ['met'] }] },
  ]);
  expect(concerns(recorded(decision[0] as StaffEvent))).toEqual([...offices, 'nykvarn']);
});
