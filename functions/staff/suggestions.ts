import { enumerated } from '../../shared/words.ts';
import { type Text, text } from '../../shared/problems.ts';
import type { Unit } from '../../shared/units.ts';
import { type Part, shared } from './parts.ts';
import type { Associations, Extent, Span, Staff } from './state.ts';
import { allocationsOf } from './status.ts';

/** D2, D3: with whose open requests something too small would be lawful. Each is lawful when followed. Pure. */

/** What an open request would get: all that it asks for, on the days that it and the position have in common. */
export type Companion = Part & { readonly request: string };
export type Suggestion = {
  readonly neighbourGroup: string;
  readonly with: readonly Companion[];
  /** What it would be together. */
  readonly extent: Extent;
};

/** As many requests are tried, and suggested together, and as many suggestions made for one group. */
const mostTried = 12;
const mostTogether = 3;
const mostSuggestions = 3;

/** The open requests of a neighbour group that await an answer and have nothing yet. */
export const companionsOf = (
  group: string,
  { requests, positions }: Staff,
  associations: Associations,
  period: Span,
  except: ReadonlySet<string>,
): readonly Companion[] =>
  Object.values(requests)
    .filter(({ id, unit, outcome }) => {
      const isOpen = outcome === 'open' && !except.has(id);
      return isOpen && associations[unit]?.neighbourGroup === group;
    })
    .filter(({ id }) => allocationsOf(id, Object.values(positions)).length === 0)
    .flatMap(({ id: request, unit, extent, ...asked }) => {
      const span = shared(asked, period);
      return span ? [{ request, unit, extent, ...span }] : [];
    })
    .sort((a, b) => (a.request < b.request ? -1 : 1))
    .slice(0, mostTried);

/** All choices of so many, in order. */
const choices = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  size === 0 ? [[]] : all.flatMap((first, i) => choices(all.slice(i + 1), size - 1).map((rest) => [first, ...rest]));

/** On the days that all of them have in common; nothing if there are none. */
const together = (some: readonly Companion[]): readonly Companion[] => {
  const span = some.reduce<Span | undefined>((common, each) => common && shared(common, each), some[0]);
  return span ? some.map((each) => ({ ...each, from: span.from, to: span.to })) : [];
};

/** The lawful choices with the fewest requests. */
export const suggest = (
  neighbourGroup: string,
  companions: readonly Companion[],
  isLawful: (added: readonly Companion[]) => boolean,
  togetherWith: Extent,
): readonly Suggestion[] => {
  for (let size = 1; size <= mostTogether; size++) {
    const lawful = choices(companions, size)
      .map(together)
      .filter((some) => some.length > 0 && isLawful(some));
    if (lawful.length > 0)
      return lawful.slice(0, mostSuggestions).map((some) => ({
        neighbourGroup,
        with: some,
        extent: some.reduce((total, { extent }) => total + extent, togetherWith),
      }));
  }
  return [];
};

/** ` With Kista 35 % and Sundbyberg 30 % it is lawful.`; nothing without a suggestion. */
export const advice = ([first]: readonly Suggestion[], associations: Associations): Text => {
  if (!first) return text('', '');
  const nameOf = (unit: Unit): string => associations[unit]?.name ?? unit;
  const who = enumerated(first.with.map(({ unit, extent }) => `${nameOf(unit)} ${extent} %`));
  return text(` Med ${who.sv} går det.`, ` With ${who.en} it is lawful.`);
};
