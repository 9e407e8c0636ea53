import type { Item } from './table.ts';

/** Resolves after so many milliseconds. */
export const passed = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis));

/** Entities as the turns before wrote them, by `keyText`. */
export type Written = Map<string, Item | undefined>;
type Turn = { readonly over: Promise<unknown>; readonly written: Written };
/**
 * Those who lost a race in one process take turns, first come first served, instead of racing each other again; whoever
 * comes while they do queues behind them. Where a process has one request at a time, as Lambda's usually do, nobody ever
 * waits here. A turn hands on what it wrote, so that the next need not read it.
 */
const turns = new Map<string, Turn>();
/** Some turns take a third of this. Who hears nothing from the table must not keep all others waiting. */
const longestTurnMillis = 100;
export const inTurn = async <R>(campaign: string, work: (written: Written) => Promise<R>): Promise<R> => {
  const { over: before, written } = turns.get(campaign) ?? { over: Promise.resolve(), written: new Map() };
  const mine = before.then(() => work(written));
  const over = before.then(() => Promise.race([mine.catch(() => {}), passed(longestTurnMillis)]));
  turns.set(campaign, { over, written });
  try {
    return await mine;
  } finally {
    if (turns.get(campaign)?.over === over) turns.delete(campaign);
  }
};

/** Whether somebody waits for this campaign, or is at work on it after having waited. */
export const isQueued = (campaign: string): boolean => turns.has(campaign);
