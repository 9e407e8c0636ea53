import { daysBetween } from '../../../shared/calendar.ts';
import { offices } from '../../../shared/units.ts';
import type { PlannedAllocation, PlanProblem } from './solver/problem.ts';
import { hundredths } from './solver/weigh.ts';
import type { Span } from '../state.ts';

/** What a plan does for whom, in full-time weeks rounded to hundredths. Pure. */
const fullTimeWeeks = ({ from, to, extent }: Span & { readonly extent: number }): number =>
  (extent / 100) * ((daysBetween(from, to) + 1) / 7);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** D4. `unfairness` is (most - least) / mean of the offices' supervision; 0 where nothing is supervised. */
export const loadOf = (problem: PlanProblem, allocations: readonly PlannedAllocation[]) => {
  const supervisors = new Map(problem.positions.map(({ id, supervisor }) => [id, supervisor]));
  const weeks = offices.map(
    (office) =>
      problem.load[office] / 100 +
      sum(allocations.filter(({ position }) => supervisors.get(position) === office).map(fullTimeWeeks)),
  );
  const mean = sum(weeks) / weeks.length;
  return {
    perOffice: offices.map((office, i) => ({ office, fullTimeWeeks: hundredths(weeks[i] ?? 0) })),
    unfairness: mean === 0 ? 0 : hundredths((Math.max(...weeks) - Math.min(...weeks)) / mean),
  };
};

/** D24: what was asked for within the plan's period, and what of it the plan gives. */
export const coverageOf = (problem: PlanProblem, allocations: readonly PlannedAllocation[]) => {
  const clipped = (span: Span) => ({
    from: span.from > problem.from ? span.from : problem.from,
    to: span.to < problem.to ? span.to : problem.to,
  });
  const rows = problem.requests.map((request) => ({
    unit: request.unit,
    asked: fullTimeWeeks({ ...clipped(request), extent: request.extent }),
    given: sum(allocations.filter((allocation) => allocation.request === request.id).map(fullTimeWeeks)),
  }));
  const of = (chosen: (unit: string) => boolean) => {
    const some = rows.filter(({ unit }) => chosen(unit));
    return {
      asked: hundredths(sum(some.map(({ asked }) => asked))),
      given: hundredths(sum(some.map(({ given }) => given))),
    };
  };
  const units = [...new Set(rows.map(({ unit }) => unit))].sort();
  return {
    ring: (['inner', 'outer'] as const).map((ring) => ({ ring, ...of((unit) => problem.units[unit]?.ring === ring) })),
    priority: [true, false].map((priorityArea) => ({
      priorityArea,
      ...of((unit) => problem.units[unit]?.priorityArea === priorityArea),
    })),
    perAssociation: units.map((unit) => ({ unit, ...of((other) => other === unit) })),
  };
};
