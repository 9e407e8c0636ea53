import { addDays, type Day, daysBetween } from '../../shared/calendar.ts';
import { inOrder } from './graph.ts';
import { type Edge, electionDayId, type Milestone, type Timeline, type When } from './state.ts';
import { addWorkdays } from './workdays.ts';

/**
 * On which day each milestone is. Days are computed when read, from what people said: the latest of its own day, of what it
 * waits for, and of where it was pushed before. Pure.
 */
export type Placed = {
  readonly day: Day;
  /** Its last day. */
  readonly ends: Day;
  /** What it waits for ends then, with the lag; absent where it waits for nothing. */
  readonly earliest?: Day;
  /** The predecessor that says so. */
  readonly by?: string;
  /** It was pushed, and could be earlier by now. */
  readonly couldBe?: Day;
  /** Pinned, and so many days before what it waits for. */
  readonly conflict?: number;
};
export type Days = ReadonlyMap<string, Placed>;

export const wishIn = (when: When | undefined, electionDay: Day): Day | undefined => {
  if (!when) return undefined;
  if ('day' in when) return when.day;
  return addDays(electionDay, 'before' in when ? -when.days : when.days);
};
/** The same day, said in the way in which it was said before. */
export const saidLike = (when: When | undefined, day: Day, electionDay: Day): When => {
  if (!when || 'day' in when) return { day };
  const days = daysBetween(electionDay, day);
  return days <= 0 ? { before: electionDayId, days: -days } : { after: electionDayId, days };
};

export const lagged = (end: Day, { lag, workdays }: Edge): Day =>
  workdays ? addWorkdays(end, lag) : addDays(end, lag);

/** What it waits for; what was dropped is waited for no more. */
const awaited = (
  { after }: Milestone,
  { milestones, electionDay = '' }: Timeline,
  days: Days,
): Pick<Placed, 'earliest' | 'by'> => {
  let found: { readonly earliest: Day; readonly by: string } | undefined;
  for (const edge of after) {
    const { milestone: by } = edge;
    const end = by === electionDayId ? electionDay : milestones[by]?.state !== 'dropped' && days.get(by)?.ends;
    if (!end) continue;
    const earliest = lagged(end, edge);
    if (!found || earliest > found.earliest || (earliest === found.earliest && by < found.by)) found = { earliest, by };
  }
  return found ?? {};
};

const latest = (...days: readonly (Day | undefined)[]): Day =>
  days.reduce((most: Day, day = '') => (day > most ? day : most), '');

const placeOne = (is: Milestone, timeline: Timeline, days: Days): Placed => {
  const wish = wishIn(is.when, timeline.electionDay ?? '');
  // What is over is where it was.
  if (is.state !== 'planned') {
    const day = latest(wish, is.held);
    return { day, ends: is.doneOn ?? addDays(day, is.length) };
  }
  const waits = awaited(is, timeline, days);
  if (is.pinned && wish !== undefined) {
    const conflict = waits.earliest === undefined ? 0 : daysBetween(wish, waits.earliest);
    return { day: wish, ends: addDays(wish, is.length), ...waits, ...(conflict > 0 && { conflict }) };
  }
  const couldBe = latest(wish, waits.earliest);
  const day = latest(couldBe, is.held);
  return {
    day,
    ends: addDays(day, is.length),
    ...waits,
    ...(couldBe !== '' && couldBe < day && { couldBe }),
  };
};

export const daysIn = (timeline: Timeline): Days => {
  const days = new Map<string, Placed>();
  for (const id of inOrder(timeline.milestones))
    days.set(id, placeOne(timeline.milestones[id] as Milestone, timeline, days));
  return days;
};

/** Where others have pushed milestones stays with them. */
export const settled = (timeline: Timeline): Timeline => {
  const days = daysIn(timeline);
  const milestones = Object.fromEntries(
    Object.entries(timeline.milestones).map(([id, is]) => {
      if (is.state !== 'planned') return [id, is];
      const day = days.get(id)?.day ?? '';
      const held = !is.pinned && day > (wishIn(is.when, timeline.electionDay ?? '') ?? '') ? day : undefined;
      if (held === is.held) return [id, is];
      const { held: _, ...rest } = is;
      return [id, held === undefined ? rest : { ...rest, held }];
    }),
  );
  return { ...timeline, milestones };
};

/** The same as of that election day: whatever is said relative to it moves along, and so does where it was pushed to. */
export const asOfElection = (timeline: Timeline, electionDay: Day): Timeline => {
  const was = timeline.electionDay ?? electionDay;
  if (was === electionDay) return timeline.electionDay === electionDay ? timeline : { ...timeline, electionDay };
  const by = daysBetween(was, electionDay);
  const milestones = Object.fromEntries(
    Object.entries(timeline.milestones).map(([id, is]) =>
      is.held === undefined || !is.when || 'day' in is.when ? [id, is] : [id, { ...is, held: addDays(is.held, by) }],
    ),
  );
  return settled({ ...timeline, electionDay, milestones });
};
