import { expect, test } from 'vitest';
import { viewPlan } from '../../functions/staff/plans/views.ts';
import type { Plan } from '../../functions/staff/state.ts';
import { packed } from '../../shared/packed.ts';

test('figures are told in hundredths: what floating point leaves behind them is shown to nobody', () => {
  const floor = { asked: 3, kept: 2, missed: ['nykvarn'], cost: 100.00000000000011 };
  const result = packed({ unmet: [], allocations: [], floor, objective: 969.9000000000001, bound: 970.0049999 });
  const stamps = { version: 1, createdAt: '2026-08-01T08:00:00.000Z', updatedAt: '2026-08-01T08:00:00.000Z' };
  const plan = { ...stamps, id: 'p', from: '2026-08-01', to: '2026-08-31', status: 'draft', keep: true, result };
  const shown = viewPlan(plan as unknown as Plan, 'sv', { associations: {}, tasks: {} });
  expect(shown).toMatchObject({ floor: { ...floor, cost: 100 }, objective: 969.9, bound: 970 });
});
