import { AsyncLocalStorage } from 'node:async_hooks';

/** Counts what the calls of one request to the table cost, so that its log line can say it. */
type Capacity = { readonly CapacityUnits?: number | undefined };
type Consumed = { readonly ConsumedCapacity?: Capacity | readonly Capacity[] | undefined };

export type Units = { read: number; write: number };

export type Cost = {
  /** Capacity units that the table says it consumed. */
  readonly units: Units;
  calls: number;
  /** Round trips, one after the other: calls side by side are one. */
  stages: number;
  /** How often everything was done again, since somebody else was faster, or before. */
  lost: number;
};
type Meter = Cost & { underWay: number };
const meter = new AsyncLocalStorage<Meter>();

/** Runs `work` and says what its calls cost. */
export const metered = async <R>(work: () => Promise<R>): Promise<{ readonly result: R; readonly cost: Cost }> => {
  const counted: Meter = { units: { read: 0, write: 0 }, calls: 0, stages: 0, lost: 0, underWay: 0 };
  const result = await meter.run(counted, work);
  const { underWay: _, ...cost } = counted;
  return { result, cost };
};

/** Makes one call, and adds what it cost to whatever runs under `metered`. */
export const counted = async <A extends object>(kind: keyof Units, call: () => Promise<A>): Promise<A> => {
  const cost = meter.getStore();
  if (!cost) return call();
  cost.calls++;
  if (cost.underWay++ === 0) cost.stages++;
  try {
    const answer = await call();
    for (const each of [(answer as Consumed).ConsumedCapacity ?? []].flat())
      cost.units[kind] += each.CapacityUnits ?? 0;
    return answer;
  } finally {
    cost.underWay--;
  }
};

/** The read units that whatever runs under `metered` has used so far: for what reads as much as it may, and no more. */
export const readSoFar = (): number => meter.getStore()?.units.read ?? 0;

/** Notes that everything is done again. */
export const countLost = (): void => {
  const cost = meter.getStore();
  if (cost) cost.lost++;
};
