import type { Figure } from './judging.ts';

/** What several allocations would be together, position by position. Pure. */

type Wish = { readonly position: string; readonly request: string };

/** Rules of a request alone are told with each position that it would get a part of. */
export const byPosition = (figures: readonly Figure[], wanted: readonly Wish[]) => {
  const touched = figures.flatMap(({ position }) => position ?? []);
  return [...new Set([...wanted.map(({ position }) => position), ...touched])].map((position) => {
    const asked = new Set(wanted.filter((each) => each.position === position).map(({ request }) => request));
    const rules = figures.filter((figure) =>
      figure.position === undefined ? asked.has(figure.request ?? '') : figure.position === position,
    );
    return { position, lawful: rules.every(({ holds, hard }) => holds || !hard), rules };
  });
};
