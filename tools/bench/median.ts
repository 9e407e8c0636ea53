/** The middle one of some figures; the upper of two. */
export const median = (figures: readonly number[]): number => quantile(figures, 0.5);

/** The figure that this share of the figures does not exceed, 0 to 1. */
export const quantile = (figures: readonly number[], share: number): number =>
  figures.toSorted((a, b) => a - b)[Math.min(figures.length - 1, Math.floor(figures.length * share))] ?? 0;
