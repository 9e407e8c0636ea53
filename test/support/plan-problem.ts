import { expect } from 'vitest';
import { plan } from '../../functions/staff/plans/solver/plan.ts';
import type {
  Movable,
  PlannedAllocation,
  PlanPosition,
  PlanProblem,
  PlanRequest,
  Taken,
} from '../../functions/staff/plans/solver/problem.ts';
import { violations } from '../../functions/staff/plans/solver/violations.ts';
import { weigh } from '../../functions/staff/plans/solver/weigh.ts';
import { addDays } from '../../shared/calendar.ts';

/** Small campaigns to plan staff for: made by hand. A month of four calendar weeks, Monday to Sunday. */
export const [start, end] = ['2018-08-06', '2018-09-02'] as const;
export const whole = { from: start, to: end };
/** The day so many days after the first. */
export const day = (days: number): string => addDays(start, days);

export const position = (id: string, fields: Partial<PlanPosition> = {}): PlanPosition => ({
  id,
  ...whole,
  extent: 100,
  supervisor: 'district',
  taken: [],
  ...fields,
});
export const request = (id: string, fields: Partial<PlanRequest> = {}): PlanRequest => ({
  id,
  unit: id.split('.')[0] ?? id,
  ...whole,
  extent: 50,
  tasks: [],
  priority: 'normal',
  movable: [],
  ...fields,
});
export const taken = (unit: string, extent: number, fields: Partial<Taken> = {}): Taken => ({
  ...whole,
  unit,
  extent,
  ...fields,
});
export const published = (position: string, extent: number, fields: Partial<Movable> = {}): Movable => ({
  id: `${position}.1`,
  position,
  ...whole,
  extent,
  ...fields,
});
export const allocation = (
  request: string,
  position: string,
  extent: number,
  fields: Partial<PlannedAllocation> = {},
): PlannedAllocation => ({ request, position, ...whole, extent, ...fields });

/** Kista and Sundbyberg are neighbours, Solna is alone; Nykvarn and Vaxholm lie at the outer edge. */
export const units: PlanProblem['units'] = {
  kista: { ring: 'inner', priorityArea: false, neighbourGroup: 'jarva' },
  sundbyberg: { ring: 'inner', priorityArea: false, neighbourGroup: 'jarva' },
  solna: { ring: 'inner', priorityArea: false },
  botkyrka: { ring: 'inner', priorityArea: true },
  nykvarn: { ring: 'outer', priorityArea: false },
  vaxholm: { ring: 'outer', priorityArea: false },
};

export const problem = (
  positions: readonly PlanPosition[],
  requests: readonly PlanRequest[],
  { weights, ...fields }: Partial<Omit<PlanProblem, 'weights'>> & { weights?: Partial<PlanProblem['weights']> } = {},
): PlanProblem => ({
  ...whole,
  positions,
  requests,
  units,
  load: { district: 0, 'city-hall': 0, 'county-council': 0 },
  noticeFrom: start,
  ...fields,
  weights: {
    met: 1,
    priorityArea: 2,
    ownPriority: 1.25,
    outerRingFloor: 200,
    supervision: 0.1,
    change: 1,
    notice: 0.1,
    ...weights,
  },
});

export const noTime = (): number => 0;
/** The plan, seen to be lawful, worth what it says, and the best. */
export const planned = async (given: PlanProblem) => {
  const result = await plan(given, noTime);
  expect(violations(given, result.allocations)).toEqual([]);
  expect(result.objective).toBeCloseTo(weigh(given, result.allocations), 6);
  expect(result.gap).toBeLessThan(0.001);
  return result;
};
export const brief = (allocations: readonly PlannedAllocation[]): readonly string[] =>
  allocations.map((one) => `${one.request} ${one.position} ${one.extent}`);
