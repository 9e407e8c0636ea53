import { existsSync, readFileSync } from 'node:fs';
import { ifThereIsRoom, replaceFile } from './room.ts';

/** How far each source has been read, kept on disk: a restart goes on from there. */
export type Checkpoints = {
  readonly get: (key: string) => string | undefined;
  readonly set: (key: string, value: string) => void;
  /** Forgets the keys that begin so and are none of these. */
  readonly keep: (prefix: string, keys: ReadonlySet<string>) => void;
};

/**
 * Written after what it stands for has been done, and replaced whole: after `kill -9` the last batch may come again, and
 * nothing is left out. On a full disk it is written with the next one. Throws an error with one clear line when the file is damaged.
 */
export const openCheckpoints = (file: string): Checkpoints => {
  const values = new Map(Object.entries(read(file)));
  let isWritten = true;
  const write = (): void => {
    isWritten = ifThereIsRoom(() => replaceFile(file, JSON.stringify(Object.fromEntries(values), null, 2)));
  };
  return {
    get: (key) => values.get(key),
    set: (key, value) => {
      if (values.get(key) === value && isWritten) return;
      values.set(key, value);
      write();
    },
    keep: (prefix, keys) => {
      const gone = [...values.keys()].filter((key) => key.startsWith(prefix) && !keys.has(key));
      for (const key of gone) values.delete(key);
      if (gone.length > 0) write();
    },
  };
};

const read = (file: string): Record<string, string> => {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch (error) {
    throw new Error(
      `${file} is damaged (${(error as Error).message}): remove it, and all events of the last day are sent once more.`,
      { cause: error },
    );
  }
};
