import { addDays, type Day, daysBetween } from '../../shared/calendar.ts';
import { type Days, wishIn } from './days.ts';
import { followersOf, inOrder } from './graph.ts';
import type { Edge, Milestone, Timeline } from './state.ts';
import { workdaysBefore } from './workdays.ts';

/**
 * How late each milestone may become without moving a pinned one, election day among them: backward over the same graph.
 * Source of the method: Kelley and Walker, Critical-Path Planning and Scheduling, 1959. Pure.
 */
export type Slack = {
  /** Days from its day to the latest that does no harm; below zero where it does harm already. Absent: nothing bounds it. */
  readonly float?: number;
  readonly critical: boolean;
};

/** The last end of which the lag later is that day or before it. */
const latestEnd = (day: Day, { lag, workdays }: Edge): Day =>
  workdays ? workdaysBefore(day, lag) : addDays(day, -lag);

const earlier = (a: Day | undefined, b: Day): Day => (a === undefined || b < a ? b : a);

/** What is meant to be before election day has to be. */
const isMeantBefore = ({ when }: Milestone, day: Day, electionDay: Day): boolean =>
  (wishIn(when, electionDay) ?? day) <= electionDay;

export const slackIn = (timeline: Timeline, days: Days): ReadonlyMap<string, Slack> => {
  const { milestones, electionDay = '' } = timeline;
  const followers = followersOf(milestones);
  const latest = new Map<string, Day>();
  const slack = new Map<string, Slack>();
  for (const id of inOrder(milestones).toReversed()) {
    const is = milestones[id] as Milestone;
    const placed = days.get(id);
    if (is.state !== 'planned' || !placed) continue;
    const { day, ends } = placed;
    if (is.pinned) {
      latest.set(id, day);
      // Whatever it waits for leaves it no day.
      slack.set(id, { float: 0, critical: placed.earliest !== undefined && placed.earliest >= day });
      continue;
    }
    const length = daysBetween(day, ends);
    let end: Day | undefined = isMeantBefore(is, day, electionDay) ? electionDay : undefined;
    for (const next of followers.get(id) ?? [])
      for (const edge of milestones[next]?.after ?? []) {
        const by = latest.get(next);
        if (edge.milestone === id && by !== undefined) end = earlier(end, latestEnd(by, edge));
      }
    if (end === undefined) {
      slack.set(id, { critical: false });
      continue;
    }
    const last = addDays(end, -length);
    latest.set(id, last);
    const float = daysBetween(day, last);
    slack.set(id, { float, critical: float <= 0 });
  }
  return slack;
};

/** Those that may not be a day later, in their order. */
export const criticalPath = (timeline: Timeline, days: Days): readonly string[] => {
  const slack = slackIn(timeline, days);
  return inOrder(timeline.milestones).filter((id) => slack.get(id)?.critical);
};
