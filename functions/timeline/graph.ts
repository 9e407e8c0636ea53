import { electionDayId, type Milestone, type Milestones } from './state.ts';

/** What follows what. Pure; ties are broken by id, so that the same always comes out. */

const predecessorsOf = ({ after }: Milestone): readonly string[] =>
  after.flatMap(({ milestone }) => (milestone === electionDayId ? [] : [milestone]));

/** Those that directly follow each, by id. */
export const followersOf = (milestones: Milestones): ReadonlyMap<string, readonly string[]> => {
  const all = new Map<string, string[]>();
  for (const id of Object.keys(milestones).sort())
    for (const before of predecessorsOf(milestones[id] as Milestone)) {
      const those = all.get(before);
      if (those) those.push(id);
      else all.set(before, [id]);
    }
  return all;
};

/** Each behind all that it follows. */
export const inOrder = (milestones: Milestones): readonly string[] => {
  const followers = followersOf(milestones);
  const open = new Map(
    Object.values(milestones).map((each) => [
      each.id,
      predecessorsOf(each).filter((id) => Object.hasOwn(milestones, id)).length,
    ]),
  );
  const ready = [...open].flatMap(([id, count]) => (count === 0 ? [id] : [])).sort();
  const ordered: string[] = [];
  for (let next = ready.shift(); next !== undefined; next = ready.shift()) {
    ordered.push(next);
    for (const id of followers.get(next) ?? []) {
      const left = (open.get(id) ?? 0) - 1;
      open.set(id, left);
      if (left === 0) ready.splice(placeIn(ready, id), 0, id);
    }
  }
  return ordered;
};
const placeIn = (sorted: readonly string[], id: string): number => {
  const at = sorted.findIndex((each) => each > id);
  return at < 0 ? sorted.length : at;
};

/** All that follow it, directly or not, and itself. */
export const reachedFrom = (milestones: Milestones, id: string): ReadonlySet<string> => {
  const followers = followersOf(milestones);
  const reached = new Set([id]);
  for (const each of reached) for (const next of followers.get(each) ?? []) reached.add(next);
  return reached;
};

/**
 * A circle through this milestone, from it and back to it; undefined where there is none. What is dropped counts, too: it
 * may come back.
 */
export const circleThrough = (milestones: Milestones, id: string): readonly string[] | undefined => {
  const followers = followersOf(milestones);
  const cameFrom = new Map<string, string>();
  const queue = [id];
  for (const each of queue)
    for (const next of followers.get(each) ?? []) {
      if (next === id) {
        const way = [id];
        for (let at = each; at !== id; at = cameFrom.get(at) as string) way.unshift(at);
        return [id, ...way];
      }
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, each);
      queue.push(next);
    }
  return undefined;
};
