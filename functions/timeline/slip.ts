import type { Day } from '../../shared/calendar.ts';
import type { ById } from '../../shared/reads.ts';
import type { Unit } from '../../shared/units.ts';
import type { DeadlineEvent } from '../materials/slipping.ts';
import { asOfElection, type Days, daysIn } from './days.ts';
import type { Decided, TimelineEvent } from './events.ts';
import { timelineAfter } from './evolve.ts';
import { inOrder } from './graph.ts';
import { noSlip, type Slip, type Timeline } from './state.ts';

/** What a change does to the days of others, and to what milestones govern (D9). Pure. */

/** Something whose day a milestone governs, as it is now. */
export type Thing = {
  readonly field: string;
  readonly day?: Day;
  readonly isOpen: boolean;
  /** Whose it is, and who waits for it. */
  readonly units: readonly Unit[];
};
export type Things = Readonly<Record<string, Thing>>;
/** What a change is judged by. */
export type Known = {
  readonly timeline: Timeline;
  /** The campaign's, now. */
  readonly electionDay: Day;
  readonly things: Things;
  /** Items of the catalogue whose deadlines may move with it. */
  readonly items: ById<{ readonly id: string; readonly orderDeadline?: Day | undefined }>;
};

/** The one day of a thing that nobody but its keeper may move: they are asked. */
const isAsked = (subject: string): boolean => subject.startsWith('materials/print-runs/');
const itemOf = (subject: string): string | undefined => /^materials\/items\/([^/]+)$/.exec(subject)?.[1];

type Move = { readonly milestone: string; readonly from: Day | undefined; readonly to: Day };
/** Every planned one with another day than before, and those that are new, each behind what it waits for. */
const movesIn = (before: Timeline, after: Timeline): readonly Move[] => {
  const [was, is] = [daysIn(before), daysIn(after)];
  return inOrder(after.milestones).flatMap((milestone) => {
    const [from, to] = [was.get(milestone)?.day, is.get(milestone)?.day ?? ''];
    return after.milestones[milestone]?.state === 'planned' && from !== to ? [{ milestone, from, to }] : [];
  });
};

/** What becomes of something by that: later is what nobody loses anything by; an earlier day is told, not done. */
const effectOn = ({ items, things }: Known, subject: string, day: Day): 'moved' | 'proposed' | 'told' => {
  const deadline = items[itemOf(subject) ?? '']?.orderDeadline;
  if (deadline !== undefined) return deadline < day ? 'moved' : 'told';
  const thing = things[subject];
  return isAsked(subject) && thing?.isOpen && (thing.day ?? day) < day ? 'proposed' : 'told';
};

const conflictsIn = (timeline: Timeline, days: Days) =>
  inOrder(timeline.milestones).flatMap((milestone) => {
    const conflict = days.get(milestone)?.conflict;
    const owner = timeline.milestones[milestone]?.owner;
    return conflict === undefined || owner === undefined ? [] : [{ milestone, owner, days: conflict }];
  });

/** Those that are in conflict by more than before. */
const newConflicts = (before: Timeline, after: Timeline): Slip['conflicts'] => {
  const was = new Map(conflictsIn(before, daysIn(before)).map(({ milestone, days }) => [milestone, days]));
  return conflictsIn(after, daysIn(after)).filter(({ milestone, days }) => days > (was.get(milestone) ?? 0));
};

/** `own`: the milestone that the change is of, which is no follower of itself. */
export const slipOf = (known: Known, after: Timeline, own?: string): Slip => {
  const { timeline: before, things } = known;
  const moves = movesIn(before, after);
  const governs = moves.flatMap(({ milestone, from, to }) =>
    from === undefined
      ? []
      : (after.milestones[milestone]?.governs ?? []).map(({ subject, field }) => ({
          milestone,
          subject,
          field,
          effect: effectOn(known, subject, to),
          day: to,
        })),
  );
  const affected = new Map<Unit, Set<string>>();
  for (const { subject } of governs)
    for (const unit of things[subject]?.units ?? []) affected.set(unit, (affected.get(unit) ?? new Set()).add(subject));
  return {
    moved: moves.flatMap(({ milestone, from, to }) => {
      const owner = after.milestones[milestone]?.owner;
      return milestone === own || from === undefined || owner === undefined ? [] : [{ milestone, owner, from, to }];
    }),
    conflicts: newConflicts(before, after),
    governs,
    affected: [...affected]
      .map(([unit, subjects]) => ({ unit, subjects: [...subjects].sort() }))
      .sort((a, b) => (a.unit < b.unit ? -1 : 1)),
  };
};

/** Deadlines that move with it, each once: of two milestones the later day holds. */
const deadlinesIn = ({ items }: Known, { governs }: Slip): readonly DeadlineEvent[] => {
  const latest = new Map<string, Day>();
  for (const { subject, effect, day } of governs) {
    const id = itemOf(subject);
    if (id !== undefined && effect === 'moved' && day > (latest.get(id) ?? '')) latest.set(id, day);
  }
  return [...latest].map(([item, orderDeadline]) => ({
    type: 'OrderDeadlineMoved',
    subject: `materials/items/${item}`,
    item,
    orderDeadline,
    was: items[item]?.orderDeadline ?? '',
  }));
};

type Slipping = Extract<TimelineEvent, Slip>;
/** The event with all that follows from it, and the deadlines that move with it. */
export const slipping = <E extends Omit<Slipping, keyof Slip>>(
  known: Known,
  event: E,
  own?: string,
): readonly (TimelineEvent | DeadlineEvent)[] => {
  const bare = { ...event, ...noSlip } as unknown as Slipping;
  const slip = slipOf(known, timelineAfter(known.timeline, bare), own);
  return [{ ...bare, ...slip }, ...deadlinesIn(known, slip)];
};

/** The campaign has another election day than the timeline knows of. */
export const electionMoved = (known: Known): readonly (TimelineEvent | DeadlineEvent)[] => {
  const { timeline, electionDay } = known;
  const from = timeline.electionDay;
  if (from === undefined || from === electionDay) return [];
  return slipping(known, { type: 'ElectionDayMoved', subject: 'timeline', from, to: electionDay });
};

/**
 * A rule of the timeline as it is with the campaign's election day: where the two differ, whoever comes first says so, in
 * the same transaction.
 */
export const caughtUp =
  <S extends Known, A extends readonly unknown[], C extends string>(rule: (state: S, ...asked: A) => Decided<C>) =>
  (state: S, ...asked: A): Decided<C> => {
    const first = electionMoved(state);
    const decided = rule(withElection(state, first), ...asked);
    return 'refused' in decided || decided.length === 0 ? decided : [...first, ...decided];
  };

const withElection = <S extends Known>(state: S, first: readonly (TimelineEvent | DeadlineEvent)[]): S => {
  const items = { ...state.items };
  for (const event of first)
    if (event.type === 'OrderDeadlineMoved')
      items[event.item] = { ...items[event.item], id: event.item, orderDeadline: event.orderDeadline };
  return { ...state, items, timeline: asOfElection(state.timeline, state.electionDay) };
};
