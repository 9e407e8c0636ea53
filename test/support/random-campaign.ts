import fc from 'fast-check';
import { isQualified, type PlanProblem } from '../../functions/staff/plans/solver/problem.ts';
import { offices } from '../../shared/units.ts';
import { day, position, problem, request, units, whole } from './plan-problem.ts';

/** Small campaigns to plan staff for, drawn: periods, extents, tasks and shares that get in each other's way. */

const span = (most: number) =>
  fc
    .tuple(fc.nat({ max: most }), fc.nat({ max: most }))
    .map(([a, b]) => ({ from: day(Math.min(a, b)), to: day(Math.max(a, b)) }));
/** Mostly all the time, else from and to days that need not begin a week. */
const period = fc.oneof({ weight: 3, arbitrary: fc.constant(whole) }, { weight: 2, arbitrary: span(27) });
const tasks = fc.subarray(['cabin', 'events']);
const extent = fc.constantFrom(20, 25, 30, 49, 50, 50, 50, 60, 75, 100);
const unit = fc.constantFrom(...Object.keys(units));

const anyPosition = (id: string) =>
  fc
    .record({
      span: period,
      extent: fc.constantFrom(50, 75, 80, 100),
      supervisor: fc.constantFrom(...offices),
      tasks: fc.option(tasks, { nil: undefined, freq: 3 }),
      languages: fc.option(fc.constantFrom(['sv'], ['sv', 'ar']), { nil: undefined, freq: 3 }),
      share: fc.option(
        fc.record({ unit: fc.oneof(unit, fc.constantFrom(...offices)), extent: fc.constantFrom(20, 50) }),
      ),
    })
    .map(({ span: { from, to }, share, ...fields }) =>
      position(id, { from, to, ...fields, taken: share ? [{ ...share, from, to }] : [] }),
    );

const anyRequest = (id: number) =>
  fc
    .record({
      span: period,
      unit: fc.oneof({ weight: 8, arbitrary: unit }, { weight: 1, arbitrary: fc.constantFrom(...offices) }),
      extent,
      tasks: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: tasks }),
      languages: fc.option(fc.constantFrom(['ar'], ['fi']), { nil: undefined, freq: 1 }),
      priority: fc.constantFrom('low' as const, 'normal' as const, 'high' as const),
    })
    .map(({ span: own, unit: by, ...fields }) => request(`${by}.${id}`, { unit: by, ...own, ...fields }));

/**
 * What is published of the first request is lawful and answers it: its extent, all of its time, on a position that has
 * room for it and can do what is asked.
 */
const withPublished = (given: PlanProblem): PlanProblem => {
  const [first, ...others] = given.requests;
  const host = given.positions.find(
    (one) =>
      first &&
      isQualified(one, first) &&
      one.taken.length === 0 &&
      one.extent >= first.extent &&
      one.from <= first.from &&
      one.to >= first.to,
  );
  if (!first || !host || first.extent < 50) return given;
  const movable = [{ id: `${host.id}.1`, position: host.id, from: first.from, to: first.to, extent: first.extent }];
  return { ...given, requests: [{ ...first, movable }, ...others] };
};

export const anyProblem = (most: {
  readonly positions: number;
  readonly requests: number;
}): fc.Arbitrary<PlanProblem> =>
  fc
    .record({
      positions: fc
        .integer({ min: 1, max: most.positions })
        .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => anyPosition(`p${i}`)))),
      requests: fc
        .integer({ min: 1, max: most.requests })
        .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => anyRequest(i)))),
      load: fc.record({
        district: fc.nat({ max: 500 }),
        'city-hall': fc.nat({ max: 500 }),
        'county-council': fc.nat({ max: 500 }),
      }),
      notice: fc.nat({ max: 27 }),
      isPublished: fc.boolean(),
    })
    .map(({ positions, requests, load, notice, isPublished }) => {
      const given = problem(positions, requests, { load, noticeFrom: day(notice) });
      return isPublished ? withPublished(given) : given;
    });
