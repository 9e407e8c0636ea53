import { answersTo } from './answers.ts';
import { handoversOf } from './candidates.ts';
import { at, type IndexedRequest, type Instance, type Piece } from './instance.ts';
import { addPieces, keepsD3, keepsExtents, type Occupancy, occupancyWith, removePieces } from './occupancy.ts';
import { isMetBy } from './weigh.ts';

/** The greedy plan, from which the solver starts. Pure. */

const rank = { high: 0, normal: 1, low: 2 } as const;
export const filedAt = (id: string): string => id.slice(id.lastIndexOf('.') + 1);

/** The order in which requests are answered: priority areas, then the request's own priority, then first come. */
export const priorityOrder = (instance: Instance): readonly number[] => {
  const key = ({ unit, priority, id }: IndexedRequest): string =>
    `${instance.problem.units[unit]?.priorityArea ? 0 : 1}${rank[priority]}${filedAt(id)} ${id}`;
  const keys = instance.requests.map(key);
  return instance.requests.map((_, r) => r).sort((a, b) => (at(keys, a) < at(keys, b) ? -1 : 1));
};

/** Adds what is published, as far as it is lawful together, of those that have nothing yet; by request. */
const addPublished = (occupancy: Occupancy, having: ReadonlySet<number>): Map<number, readonly Piece[]> => {
  const added = new Map<number, readonly Piece[]>();
  for (const [r, { published }] of occupancy.instance.requests.entries()) {
    if (having.has(r)) continue;
    addPieces(occupancy, published);
    if (keepsExtents(occupancy, published)) added.set(r, published);
    else removePieces(occupancy, published);
  }
  for (const [r, published] of added) {
    if (keepsD3(occupancy, published)) continue;
    removePieces(occupancy, published);
    added.delete(r);
  }
  return added;
};

/**
 * What `first` says comes first; what is published stays, and each request in its turn gets the first lawful answer. No plan of the solver is worse. It
 * cannot combine requests that are too small alone.
 */
export const greedy = (instance: Instance, first: readonly Piece[] = []): readonly Piece[] => {
  const occupancy = occupancyWith(instance, first);
  const given = Map.groupBy(first, ({ request }) => request);
  const planned = new Map([...given, ...addPublished(occupancy, new Set(given.keys()))]);
  for (const r of priorityOrder(instance)) {
    const present = planned.get(r) ?? [];
    if (isMetBy(instance, present, r)) continue;
    removePieces(occupancy, present);
    const handovers = handoversOf(instance, at(instance.requests, r));
    const answer = answersTo(occupancy, r, { handovers }).next().value ?? present;
    addPieces(occupancy, answer);
    planned.set(r, answer);
  }
  return [...planned.values()].flat();
};
