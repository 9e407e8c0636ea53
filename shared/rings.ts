import * as z from 'zod/mini';
import { type Actor, belongsTo, isInOffice } from './actor.ts';
import { ring } from './resources.ts';
import type { Unit } from './units.ts';

/** D24: what each has of something, beside what its ring has on average, and who is shown which of it. Pure. */

export const rings = ['inner', 'outer'] as const;
type Ring = (typeof rings)[number];
type Row<N extends string> = Readonly<Record<N, number>> & { readonly unit: Unit; readonly ring: Ring };

/** The averages as an answer has them, each of so many. */
export const ringAverage = <N extends string>(names: readonly N[]) =>
  z.object({
    ring,
    associations: z.int(),
    ...(Object.fromEntries(names.map((name) => [name, z.number()])) as Readonly<Record<N, z.ZodMiniNumber>>),
  });

/** To hundredths. Of a ring that nobody lies in there is none. */
const averagesOf = <N extends string>(rows: readonly Row<N>[], names: readonly N[]) =>
  rings.flatMap((each) => {
    const all = rows.filter((row) => row.ring === each);
    const mean = (name: N): number =>
      Math.round((all.reduce((sum, row) => sum + row[name], 0) / all.length) * 100) / 100;
    const figures = Object.fromEntries(names.map((name) => [name, mean(name)])) as Readonly<Record<N, number>>;
    return all.length === 0 ? [] : [{ ring: each, associations: all.length, ...figures }];
  });

type Coverage<R> = { readonly perAssociation: readonly R[]; readonly [list: string]: readonly unknown[] };

/** Offices are shown all; an association its own row and how its ring is on average, and of all else nothing. */
export const besideRing = <N extends string, C extends Coverage<Row<N>>>(
  actor: Actor,
  coverage: C,
  names: readonly N[],
) => {
  const average = averagesOf(coverage.perAssociation, names);
  if (isInOffice(actor)) return { ...coverage, average };
  const own = coverage.perAssociation.filter(({ unit }) => belongsTo(actor, unit));
  const emptied = Object.fromEntries(Object.keys(coverage).map((list) => [list, [] as const])) as unknown as C;
  const near = average.filter((each) => own.some((row) => row.ring === each.ring));
  return { ...emptied, perAssociation: own, average: near };
};
