import { AsyncLocalStorage } from 'node:async_hooks';

/** Counts consumed capacity units, so that each request's log line can say what it cost. */
type Consumed = { readonly CapacityUnits?: number | undefined };

export type Units = { read: number; write: number };
const meter = new AsyncLocalStorage<Units>();

/** Runs `work` and says how many capacity units its calls consumed. */
export const metered = async <R>(work: () => Promise<R>): Promise<{ readonly result: R; readonly units: Units }> => {
  const units: Units = { read: 0, write: 0 };
  const result = await meter.run(units, work);
  return { result, units };
};

/** Adds what one call consumed to whatever runs under `metered`. */
export const count = (kind: keyof Units, capacity: Consumed | readonly Consumed[] | undefined): void => {
  const units = meter.getStore();
  if (!units || !capacity) return;
  for (const each of Array.isArray(capacity) ? capacity : [capacity]) units[kind] += each.CapacityUnits ?? 0;
};
