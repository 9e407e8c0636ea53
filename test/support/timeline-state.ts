import { evolve } from '../../functions/timeline/evolve.ts';
import { concerns, type Decided, type TimelineEvent } from '../../functions/timeline/events.ts';
import { daysIn, settled } from '../../functions/timeline/days.ts';
import type { Known, Things } from '../../functions/timeline/slip.ts';
import {
  emptyTexts,
  type Milestone,
  type MilestoneTexts,
  type Timeline,
  type TimelineState,
} from '../../functions/timeline/state.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';
import { now, stored } from './pot-state.ts';

/** Timelines for tests: days are relative to 13 September 2026. */
export const electionDay = '2026-09-13';
export const today = '2026-04-01';

export const milestone = (id: string, is: Partial<Milestone> = {}): Milestone => ({
  id,
  title: id.toUpperCase(),
  owner: 'district',
  kind: 'deadline',
  ...(!is.after && { when: { day: '2026-06-01' } }),
  length: 0,
  after: [],
  state: 'planned',
  governs: [],
  remind: [14, 3],
  ...is,
});
export const after = (id: string, lag = 0): Milestone['after'][number] => ({ milestone: id, lag });
export const timelineOf = (...all: readonly Milestone[]): Timeline =>
  settled({
    ...stored,
    electionDay,
    milestones: Object.fromEntries(all.map((each) => [each.id, each])),
    templates: [],
  });

type Item = Known['items'][string];
export type State = Known & { readonly said: MilestoneTexts; readonly isUnit: boolean };
export const knowing = (
  timeline: Timeline,
  {
    things = {},
    items = {},
    ...more
  }: { things?: Things; items?: Readonly<Record<string, Item>> } & Partial<State> = {},
): State => ({ timeline, electionDay, things, items, said: emptyTexts('a'), isUnit: true, ...more });

/** The state once that has happened; what has no place in the timeline passes. */
export const done = <S extends Known>(state: S, decided: readonly { readonly type: string }[] | Refusal): S => {
  if (isRefusal(decided)) throw new Error(`refused: ${decided.refused} ${JSON.stringify(decided)}`);
  return decided.reduce((is, event) => {
    if (event.type === 'OrderDeadlineMoved') {
      const { item, orderDeadline } = event as unknown as { item: string; orderDeadline: string };
      return { ...is, items: { ...is.items, [item]: { ...is.items[item], id: item, orderDeadline } } };
    }
    const happened = { ...(event as TimelineEvent), id: 'e', at: now, actor: 'kim' };
    return { ...is, ...evolve(is as unknown as TimelineState, happened) };
  }, state);
};

/** One that the next waits for, which a pinned one waits for. */
export const a = milestone('a');
export const b = milestone('b', { owner: 'solna', when: { day: '2026-06-10' }, after: [after('a', 5)] });
export const c = milestone('c', { when: { day: '2026-06-20' }, after: [after('b', 5)], pinned: true });
export const item = 'materials/items/folder';
export const run = 'materials/print-runs/folder.so.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
export const booking = 'assets/bookings/kista.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
export const dayIn = (timeline: Timeline, id: string) => daysIn(timeline).get(id)?.day;
/** Whom it is told to, as often as it is. */
export const toldBy = (decided: Decided<string>): readonly string[] =>
  isRefusal(decided)
    ? []
    : decided.flatMap((event) =>
        event.type === 'OrderDeadlineMoved'
          ? []
          : [...concerns({ ...(event as TimelineEvent), id: 'e', at: now, actor: 'kim' })].sort(),
      );
