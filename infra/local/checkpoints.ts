import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** How far each source has been read, kept on disk: a restart goes on from there. */
export type Checkpoints = {
  readonly get: (key: string) => string | undefined;
  readonly set: (key: string, value: string) => void;
};

/**
 * Written after what it stands for has been done, and replaced whole: after `kill -9` the last batch may come again, and
 * nothing is left out. Throws an error with one clear line when the file is damaged.
 */
export const openCheckpoints = (file: string): Checkpoints => {
  const values = new Map(Object.entries(read(file)));
  const draft = `${file}.draft`;
  return {
    get: (key) => values.get(key),
    set: (key, value) => {
      if (values.get(key) === value) return;
      values.set(key, value);
      writeFileSync(draft, JSON.stringify(Object.fromEntries(values), null, 2), { mode: 0o600 });
      renameSync(draft, file);
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
