/** How long that took, for people. */
export const since = (began: number): string => `${((performance.now() - began) / 1000).toFixed(2)} s`;
