import type { Figure } from '../../tools/bench/steps.ts';

/** Read and write units of operations. */
export type Costs = Readonly<Record<string, readonly [read: number, write: number]>>;

export const costsOf = (figures: readonly Figure[]) =>
  Object.fromEntries(figures.map(({ operation, units }) => [operation, [units.read, units.write]]));

/** With an `Idempotency-Key`: one read and one item more. `keyless` are those that take none. */
export const keyedCosts = (costs: Costs, isKeyless: (operation: string) => boolean) =>
  Object.fromEntries(
    Object.entries(costs)
      .filter(([operation]) => !isKeyless(operation))
      .map(([operation, [read, write]]) => [operation, [read + 1, write + 2]] as const),
  );
