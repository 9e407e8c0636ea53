import { isBefore, type LocalTime } from '../../../../shared/local-time.ts';
import type { Ore } from '../../../../shared/money.ts';
import type { Unit } from '../../../../shared/units.ts';
import type { Channel, Publication } from '../../state.ts';
import { type Gathering, hoursIn, type Results } from '../../../gatherings/offers.ts';

/** D15: what a reached person cost, and whether the costly reached more. Pure. */

/** As much of an event as the ranking needs. */
export type RankedEvent = Pick<Gathering, 'id' | 'title' | 'kind' | 'status' | 'startsAt' | 'place' | 'results'>;

/** Figures of something that is ranked: how many have any, and how many should and have none. */
export type Row = {
  /** None: what has no area. */
  readonly key?: string;
  readonly title?: string;
  readonly figures: number;
  readonly missing: number;
  readonly cost: Ore;
  readonly reach: number;
  /** E1: of the results that say how much work it was. */
  readonly hours?: number;
  /** People reached for an hour of it. */
  readonly reachPerHour?: number;
  /** Öre, whole; none where nobody was reached. */
  readonly costPerPerson?: number;
};

const rowOf = (row: Omit<Row, 'costPerPerson'>): Row =>
  row.reach > 0 ? { ...row, costPerPerson: Math.round(row.cost / row.reach) } : row;

/** The cheapest first; what reached nobody last. */
const ranked = (rows: readonly Row[]): readonly Row[] => {
  const exact = ({ cost, reach }: Row): number => (reach > 0 ? cost / reach : Number.POSITIVE_INFINITY);
  // Two that reached nobody are equal, which their difference would not be.
  const byCost = (a: Row, b: Row) => (exact(a) === exact(b) ? 0 : exact(a) - exact(b));
  return [...rows].sort((a, b) => byCost(a, b) || ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
};

const sum = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((total, one) => total + of(one), 0);
const resultsOf = (events: readonly RankedEvent[]): readonly Results[] =>
  events.flatMap(({ results }) => (results ? [results] : []));

/** E1: what took most time need not have reached most. */
const workOf = (results: readonly Results[]): Pick<Row, 'hours' | 'reachPerHour'> => {
  const told = results.filter(({ hours }) => hours !== undefined);
  const hours = sum(told, ({ hours: of = {} }) => hoursIn(of));
  if (told.length === 0) return {};
  const reach = sum(told, (each) => each.reach);
  return { hours, ...(hours > 0 && { reachPerHour: Math.round((reach / hours) * 10) / 10 }) };
};

/** Of events together that have begun; those that say nothing of what came of them are missing. */
const rowOfEvents = (named: Pick<Row, 'key' | 'title'>, events: readonly RankedEvent[]): Row => {
  const results = resultsOf(events);
  return rowOf({
    ...named,
    figures: results.length,
    missing: events.length - results.length,
    cost: sum(results, ({ cost }) => cost),
    reach: sum(results, ({ reach }) => reach),
    ...workOf(results),
  });
};

/** Of a channel: its publications cost nothing, its boosts what was paid for them; those posted and not measured are missing. */
const rowOfChannel = ({ id, measured, boosted }: Channel, waiting: readonly Publication[]): Row => {
  return rowOf({
    key: id,
    figures: measured.publications + boosted.boosts,
    missing: waiting.filter(({ channel }) => channel === id).length,
    cost: boosted.spent,
    reach: measured.reach + boosted.reach,
  });
};

const grouped = (events: readonly RankedEvent[], keyOf: (event: RankedEvent) => Unit | undefined): readonly Row[] => {
  const groups = Map.groupBy(events, keyOf);
  return [...groups].map(([key, some]) => rowOfEvents(key === undefined ? {} : { key }, some));
};

export const rankings = ['event', 'kind', 'channel', 'area'] as const;
export type Ranking = (typeof rankings)[number];

export type Known = {
  readonly events: readonly RankedEvent[];
  readonly channels: readonly Channel[];
  /** Posted, and not measured. */
  readonly waiting: readonly Publication[];
  readonly now: LocalTime;
};

export const rank = (by: Ranking, { events, channels, waiting, now }: Known): readonly Row[] => {
  const counted = events.filter(
    ({ status, startsAt }) => status === 'held' || (status === 'published' && !isBefore(now, startsAt)),
  );
  switch (by) {
    case 'event':
      return ranked(counted.map((event) => rowOfEvents({ key: event.id, title: event.title }, [event])));
    case 'kind':
      return ranked(grouped(counted, ({ kind }) => kind));
    case 'area':
      return ranked(grouped(counted, ({ place }) => place?.area));
    case 'channel':
      return ranked(channels.map((channel) => rowOfChannel(channel, waiting)));
  }
};

/** Their places when sorted, from 1; equal ones have the mean of theirs. */
const ranksOf = (values: readonly number[]): readonly number[] => {
  const sorted = [...values].sort((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1);
};

/** Pearson's coefficient; undefined where one of the two is the same all over. */
const correlationOf = (a: readonly number[], b: readonly number[]): number | undefined => {
  const mean = (values: readonly number[]) => sum(values, (value) => value) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  const spread = (values: readonly number[], m: number) => sum(values, (value) => (value - m) ** 2);
  const both = Math.sqrt(spread(a, ma) * spread(b, mb));
  const together = a.reduce((total, value, i) => total + (value - ma) * ((b[i] as number) - mb), 0);
  // Rounding must not make more of it than there can be.
  return both === 0 ? undefined : Math.max(-1, Math.min(1, together / both));
};

/**
 * Spearman's rank correlation: 1 where the one grows whenever the other does, -1 where it shrinks, 0 where they have
 * nothing to do with each other. Ties have mean ranks. Undefined with fewer than three pairs, and where one of the two
 * is the same all over.
 */
export const rankCorrelation = (pairs: readonly (readonly [number, number])[]): number | undefined =>
  pairs.length < 3 ? undefined : correlationOf(ranksOf(pairs.map(([a]) => a)), ranksOf(pairs.map(([, b]) => b)));

/**
 * D15: over all events with results that reached somebody, whether those that cost more cost more per person, too: at 1
 * the costliest had the least effect for their money, at -1 the best.
 */
export const correlation = (events: readonly RankedEvent[]) => {
  const pairs = resultsOf(events)
    .filter(({ reach }) => reach > 0)
    .map(({ cost, reach }) => [cost, cost / reach] as const);
  const rho = rankCorrelation(pairs);
  return { events: pairs.length, rho: rho === undefined ? null : Math.round(rho * 10_000) / 10_000 };
};
