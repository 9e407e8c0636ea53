export type Sent = Readonly<Record<string, unknown>>;
/** Sends as that persona, and gives the answer's body; an answer that is no success is an error. */
export type Send = (persona: string, method: string, path: string, body?: object, key?: string) => Promise<Sent>;

/** Sends in groups of eight, since the order within a group does not matter. */
export const inGroups = async <T>(items: readonly T[], each: (item: T) => Promise<unknown>): Promise<void> => {
  for (let i = 0; i < items.length; i += 8) await Promise.all(items.slice(i, i + 8).map(each));
};
