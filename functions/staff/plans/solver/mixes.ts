import { type Option } from './draft.ts';
import { at } from './frame.ts';

/** The ways in which one neighbour group can share a position in one segment, listed one by one. */

/** What is chosen at one size: a request's extent, half of it, or what is published of it. */
export type Firm = { readonly request: number; readonly extent: number; readonly chosen: readonly number[] };

/** Some firm parts together. */
export type Mix = { readonly firm: readonly Firm[]; readonly percent: number };

/** So many mixes are listed at most; what does not come into any is loose: it has a size, but no mixes of its own. */
const mostMixes = 100;

const firmOf = (options: readonly Option[]): readonly Firm[] => {
  const sizes = new Map<number, { readonly request: number; extent: number }>();
  for (const { request, chosen, extent } of options) {
    sizes.set(chosen, { request, extent: extent + (sizes.get(chosen)?.extent ?? 0) });
  }
  return [...Map.groupBy(sizes, ([, { request, extent }]) => `${request} ${extent}`).values()]
    .map((own) => ({ ...at(own, 0)[1], chosen: own.map(([chosen]) => chosen) }))
    .sort((a, b) => b.extent - a.extent || a.request - b.request);
};

const holds = ({ firm }: Mix, request: number): boolean => firm.some((one) => one.request === request);

/** All mixes that there is room for, the empty one first, each request in each at most once; and what is loose. */
export const mixesOf = (options: readonly Option[], room: number) => {
  let mixes: readonly Mix[] = [{ firm: [], percent: 0 }];
  const firm: Firm[] = [];
  for (const one of firmOf(options)) {
    const more = mixes
      .filter((mix) => mix.percent + one.extent <= room && !holds(mix, one.request))
      .map((mix) => ({ firm: [...mix.firm, one], percent: mix.percent + one.extent }));
    if (mixes.length + more.length > mostMixes) break;
    mixes = [...mixes, ...more];
    firm.push(one);
  }
  const listed = new Set(firm.flatMap(({ chosen }) => chosen));
  return { mixes, firm, loose: options.filter(({ chosen }) => !listed.has(chosen)) };
};

/** Loose parts of other requests than the mix has: who they are, and the most that they can be together. */
export const guestsOf = (mix: Mix, loose: readonly Option[]) => {
  const guests = loose.filter(({ request }) => !holds(mix, request));
  return {
    requests: new Set(guests.map(({ request }) => request)),
    most: guests.reduce((total, { extent }) => total + extent, 0),
  };
};
