import { answersTo } from './answers.ts';
import { allocationsOf, at, indexed, type Instance, type Piece, piecesOf } from './instance.ts';
import type { Reason } from './problem.ts';
import { occupancyWithout } from './occupancy.ts';
import { objectiveOf } from './weigh.ts';

/** Which positions would meet a request that no plan may use, for nobody has opened them for planning. Pure. */

/**
 * Says so of a request: a position that would meet it by itself, else the first with which one of them does, as far as the
 * plan would be worth more with it, everything else unchanged.
 */
export const closedFor = (instance: Instance, pieces: readonly Piece[]): ((request: string) => readonly Reason[]) => {
  const { closed = [], positions, ...problem } = instance.problem;
  if (closed.length === 0) return () => [];
  const opened = indexed({ ...problem, positions: [...positions, ...closed] });
  const planned = piecesOf(opened, allocationsOf(instance, pieces));
  const employers = new Map(closed.map(({ id, employer }) => [id, employer]));
  return (request) => {
    const r = opened.requests.findIndex(({ id }) => id === request);
    const others = planned.filter((piece) => piece.request !== r);
    const found = new Set<string>();
    for (const answer of answersTo(occupancyWithout(opened, planned, r), r)) {
      if (found.size > 0 && answer.length > 1) break;
      const ids = answer.map(({ position }) => at(opened.positions, position).id).filter((id) => employers.has(id));
      if (ids.length === 0 || objectiveOf(opened, [...others, ...answer]) <= objectiveOf(opened, planned)) continue;
      for (const id of ids) found.add(id);
    }
    if (found.size === 0) return [];
    const ids = [...found].sort();
    const who = [...new Set(ids.flatMap((id) => employers.get(id) ?? []))].sort();
    return [{ rule: 'switch', size: ids.length, who, positions: ids }];
  };
};
