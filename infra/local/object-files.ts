import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/** What stores objects as files: the library's, whose own writes leave half a file where the disk is full. */
export type ObjectFiles = {
  readonly loadS3: (store: object) => void;
  insertBucket: (name: string, ...rest: unknown[]) => void;
  upsertObject: (bucket: string, object: object) => void;
};

/**
 * The same, but what is stored is there whole or not at all, and what it would replace stays as it was: it is written in a
 * folder of its own, and moved from there.
 */
export const wholeFiles = (dir: string, open: (dir: string) => ObjectFiles): ObjectFiles => {
  const files = open(dir);
  const drafts = path.join(dir, '_drafts');
  const whole = (write: (draft: ObjectFiles) => void): void => {
    try {
      write(open(drafts));
      const made = readdirSync(drafts, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
      const places = made
        .map(({ parentPath, name }) => path.join(parentPath, name))
        // What describes an object comes last: until then it is the old one, or none.
        .toSorted((a, b) => Number(a.endsWith('.json')) - Number(b.endsWith('.json')))
        .map((from) => ({ from, to: path.join(dir, path.relative(drafts, from)) }));
      for (const { to } of places) mkdirSync(path.dirname(to), { recursive: true });
      for (const { from, to } of places) renameSync(from, to);
    } finally {
      rmSync(drafts, { recursive: true, force: true });
    }
  };
  const { insertBucket, upsertObject } = files;
  // Bound to the draft's folder when they are called there.
  files.insertBucket = (...bucket) => whole((draft) => insertBucket.apply(draft, bucket));
  files.upsertObject = (...object) => whole((draft) => upsertObject.apply(draft, object));
  return files;
};
