import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** What is made of sources, kept on disk until one of them changes. */
export type Making<T> = {
  /** Below this folder each state of the sources has a folder of its own. */
  readonly place: string;
  /** Files, and folders with all that is in them, whose contents decide. */
  readonly sources: readonly string[];
  /** What else decides: versions, variables, the place itself. */
  readonly also: unknown;
  /** Makes it in `folder`, and says which files were read, some of them perhaps not among the sources. */
  readonly make: (folder: string) => Promise<Made<T>>;
};
export type Made<T> = { readonly value: T; readonly read: readonly string[] };

/** As it lies on disk: the value, and what the files that are no sources looked like when it was made. */
type Kept<T> = { readonly value: T; readonly others: readonly (readonly [file: string, looks: string])[] };

const hourMs = 3_600_000;

/**
 * The value as it was made of the very same sources before, or made now. Sources count by their contents, also those
 * that nobody has read until now. Of other files that were read (packages, mostly, whose versions the sources name) size
 * and time of change count: somebody may be looking for a mistake in one.
 */
export const keptOrMade = async <T>(making: Making<T>): Promise<T> => {
  const before = hashOf(making);
  const folder = path.join(making.place, before);
  const file = path.join(folder, 'made.json');
  const present = readKept<T>(file);
  if (present?.others.every(([other, looks]) => looksOf(other) === looks)) {
    stayInUse(folder);
    return present.value;
  }
  rmSync(file, { force: true });
  mkdirSync(folder, { recursive: true });
  stayInUse(folder);
  removeUnused(making.place);
  const { value, read } = await making.make(folder);
  const counted = new Set(making.sources.flatMap(filesIn));
  const others = read.filter((name) => !counted.has(name)).map((name) => [name, looksOf(name)] as const);
  // Whoever changed a source meanwhile may have got half of each state: it serves, and is not kept.
  if (hashOf(making) === before) {
    const draft = `${file}.${process.pid}.draft`;
    writeFileSync(draft, JSON.stringify({ value, others } satisfies Kept<T>));
    renameSync(draft, file);
  }
  return value;
};

const readKept = <T>(file: string): Kept<T> | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept<T>;
  } catch {
    return undefined;
  }
};

const hashOf = <T>({ sources, also }: Making<T>): string => {
  const hash = createHash('sha256').update(JSON.stringify(also));
  for (const file of sources.flatMap(filesIn)) {
    const contents = readFileSync(file);
    hash.update(`\n${file} ${contents.length}\n`).update(contents);
  }
  return hash.digest('hex').slice(0, 32);
};

const filesIn = (source: string): readonly string[] => {
  const found = statSync(source, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? [source] : [];
  return readdirSync(source, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
};

const looksOf = (file: string): string => {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.size} ${found.mtimeMs}` : 'gone';
};

/** Marks the folder as used, now and for as long as this process is there: files in it may be read late. */
const stayInUse = (folder: string): void => {
  const touch = (): void => utimesSync(folder, new Date(), new Date());
  touch();
  setInterval(() => {
    // Whoever installs packages anew removes it: what is loaded goes on.
    if (existsSync(folder)) touch();
  }, hourMs / 4).unref();
};

const removeUnused = (place: string): void => {
  for (const name of readdirSync(place)) {
    const folder = path.join(place, name);
    if (statSync(folder).mtimeMs < Date.now() - hourMs) rmSync(folder, { recursive: true, force: true });
  }
};
