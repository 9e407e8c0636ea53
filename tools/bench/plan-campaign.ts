import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanPosition, PlanProblem, PlanRequest, PlanUnit } from '../../functions/staff/plans/solver/problem.ts';
import type { Extent, Weights } from '../../functions/staff/state.ts';
import { addDays, type Day, daysBetween } from '../../shared/calendar.ts';
import { offices } from '../../shared/units.ts';
import { projectRoot } from '../../infra/bundle.ts';

/** Campaigns of any size that resemble that of 2018: its associations, and positions and requests drawn by a seed. */

export type CampaignSize = {
  readonly seed: number;
  readonly weeks: number;
  readonly positions: number;
  readonly requests: number;
};

const electionDay = '2018-09-09';
const weights: Weights = {
  met: 1,
  priorityArea: 2,
  ownPriority: 1.25,
  outerRingFloor: 200,
  supervision: 0.1,
  change: 1,
  notice: 0.1,
};

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
const randomBy = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

type Association = PlanUnit & { readonly id: string };
const associations = (): readonly Association[] => {
  const sample = JSON.parse(readFileSync(join(projectRoot, 'data/campaign-2018.json'), 'utf8')) as {
    readonly associations: readonly (Omit<Association, 'neighbourGroup'> & {
      readonly neighbourGroup: string | null;
    })[];
  };
  return sample.associations.map(({ id, ring, priorityArea, neighbourGroup }) => ({
    id,
    ring,
    priorityArea,
    neighbourGroup: neighbourGroup ?? undefined,
  }));
};

const tasks = ['cabin', 'door-knocking', 'phone-bank', 'logistics', 'events', 'schools'] as const;
const languages = ['sv', 'en', 'ar', 'so', 'fi'] as const;

type Draw = {
  readonly chance: (part: number) => boolean;
  readonly of: <T>(list: readonly T[]) => T;
  readonly some: <T>(list: readonly T[], part: number) => readonly T[];
  readonly upTo: (most: number) => number;
};
const drawing = (next: () => number): Draw => {
  const upTo = (most: number): number => Math.floor(next() * (most + 1));
  return {
    chance: (part) => next() < part,
    of: <T>(list: readonly T[]): T => list[upTo(list.length - 1)] as T,
    some: (list, part) => list.filter(() => next() < part),
    upTo,
  };
};

const position = (draw: Draw, from: Day, unit: string, i: number): PlanPosition => {
  const weeks = Math.floor(daysBetween(from, electionDay) / 7);
  const begins = draw.chance(0.7) ? from : addDays(from, 7 * draw.upTo(Math.floor(weeks / 2)));
  const ends = draw.chance(0.9) ? electionDay : addDays(electionDay, -7 * (1 + draw.upTo(2)));
  const extent = draw.of<Extent>([50, 75, 100, 100, 100, 100]);
  const shared = draw.chance(0.3) && extent >= 75;
  const span = { from: begins, to: ends > begins ? ends : electionDay };
  return {
    id: `position-${String(i).padStart(3, '0')}`,
    ...span,
    extent,
    // D4: as in 2018 most of it would fall on one office, if nobody weighed it.
    supervisor: draw.of(['district', 'district', ...offices]),
    ...(draw.chance(0.6) && { tasks: [...draw.some(tasks, 0.6), draw.of(tasks)] }),
    ...(draw.chance(0.3) && { languages: ['sv', ...draw.some(languages, 0.3)] }),
    taken: shared ? [{ ...span, unit: draw.chance(0.5) ? unit : draw.of(offices), extent: 50 }] : [],
  };
};

/**
 * As in 2018 most ask for half a position. What is smaller is asked for jointly by neighbours, as D3 wants it: one
 * draw then makes several requests.
 */
const asked = (draw: Draw, units: readonly Association[]): readonly { unit: string; extent: Extent }[] => {
  const { id, neighbourGroup } = draw.of(units);
  const alone = { unit: id, extent: draw.of<Extent>([50, 50, 50, 50, 50, 50, 50, 60, 75, 100]) };
  const neighbours = units.filter((other) => other.id !== id && other.neighbourGroup === neighbourGroup);
  if (neighbourGroup === undefined || neighbours.length === 0 || !draw.chance(0.15)) return [alone];
  const extent = draw.of<Extent>([20, 25, 30, 35, 40]);
  return [
    { unit: id, extent },
    { unit: draw.of(neighbours).id, extent: 50 - extent + 5 * draw.upTo(3) },
  ];
};

const requestsOf = (draw: Draw, from: Day, units: readonly Association[], i: number): readonly PlanRequest[] => {
  const weeks = 2 + draw.upTo(Math.min(4, Math.floor(daysBetween(from, electionDay) / 7) - 2));
  const ends = draw.chance(0.7) ? electionDay : addDays(electionDay, -7 * (1 + draw.upTo(5)));
  const begins = addDays(ends, 1 - 7 * weeks);
  const wanted = {
    from: begins > from ? begins : from,
    to: ends,
    tasks: draw.some(tasks, 0.2),
    ...(draw.chance(0.15) && { languages: [draw.of(languages)] }),
    priority: draw.of(['low', 'normal', 'normal', 'normal', 'high'] as const),
    movable: [],
  };
  return asked(draw, units).map((part, k) => ({
    id: `${part.unit}.${String(10 * i + k).padStart(26, '0')}`,
    ...part,
    ...wanted,
  }));
};

export const campaignOf = ({ seed, weeks, positions, requests }: CampaignSize): PlanProblem => {
  const draw = drawing(randomBy(seed));
  const units = associations();
  const from = addDays(electionDay, 1 - 7 * weeks);
  const each = <T>(count: number, make: (i: number) => T): readonly T[] =>
    Array.from({ length: count }, (_, i) => make(i));
  return {
    from,
    to: electionDay,
    positions: each(positions, (i) => position(draw, from, draw.of(units).id, i)),
    requests: each(requests, (i) => requestsOf(draw, from, units, i))
      .flat()
      .slice(0, requests),
    units: Object.fromEntries(units.map(({ id, ...facts }) => [id, facts])),
    weights,
    load: { district: 300, 'city-hall': 100, 'county-council': 0 },
    noticeFrom: addDays(from, 14),
  };
};
