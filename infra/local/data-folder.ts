import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isFull, replaceFile } from './room.ts';

/**
 * Of what is stored: keys, and what the items under them look like. Whoever changes these so that older data is no longer
 * read as it was meant raises it.
 */
export const layout = 7;

/** Where, while Valsam runs, the engines are that tools beside it may ask. */
export const enginesFile = 'engines.json';

/** The folder that one runner keeps everything in, and no other runner meanwhile. */
export type DataFolder = {
  readonly dir: string;
  /** Writes down where engines listen, until the folder is released. */
  readonly tell: (engines: Readonly<Record<string, string>>) => void;
  readonly release: () => void;
};

/**
 * Opens the folder, making it if needed. Throws an error with one clear line when it cannot be written, is in use by
 * another runner, has another layout, or one of its databases is damaged.
 */
export const openDataFolder = (dir: string, wanted = layout): DataFolder => {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    if (!statSync(dir).isDirectory()) throw new Error('it is not a folder');
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Error(`The data folder ${dir} cannot be written: ${(error as Error).message}`, { cause: error });
  }
  const unlock = lock(dir);
  const engines = path.join(dir, enginesFile);
  const release = (): void => {
    rmSync(engines, { force: true });
    unlock();
  };
  try {
    refuseOtherLayout(dir, wanted);
    for (const name of ['table.db', 'queues/fauxqs.db']) refuseDamaged(path.join(dir, name));
    return { dir, tell: (where) => replaceFile(engines, JSON.stringify(where)), release };
  } catch (error) {
    release();
    throw error;
  }
};

/** A runner that was just told to stop may still be at it. */
const patienceMs = 2_000;

/** The lock is SQLite's on a file of its own: the operating system lets go of it however the process ends. */
const lock = (dir: string): (() => void) => {
  const file = path.join(dir, 'lock.db');
  const database = opened(file);
  try {
    database.exec(`PRAGMA busy_timeout = ${patienceMs}; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE`);
    return () => database.close();
  } catch (error) {
    database.close();
    if (/locked|busy/i.test((error as Error).message)) {
      throw new Error(`The data folder ${dir} is in use by another Valsam: stop that one, or set VALSAM_DATA.`, {
        cause: error,
      });
    }
    throw damaged(file, error);
  }
};

/** A folder without a mark is new, or older than the mark: then it is of the first layout, and has queues. */
const refuseOtherLayout = (dir: string, wanted: number): void => {
  const file = path.join(dir, 'layout');
  const isMarked = existsSync(file);
  if (!isMarked && !existsSync(path.join(dir, 'queues'))) return replaceFile(file, `${wanted}\n`);
  const mark = isMarked ? readFileSync(file, 'utf8').trim() : '1';
  if (!/^\d+$/.test(mark)) throw damaged(file, new Error('it holds no number'));
  if (Number(mark) === wanted) return;
  throw new Error(
    `The data folder ${dir} has layout ${mark}, and this Valsam reads layout ${wanted}: move it away or set VALSAM_DATA to another folder; nothing in it was changed.`,
  );
};

const refuseDamaged = (file: string): void => {
  if (!existsSync(file)) return;
  const database = opened(file);
  try {
    const [first] = database.prepare('PRAGMA quick_check(1)').all();
    if (first?.quick_check !== 'ok') throw new Error(String(first?.quick_check).split('\n')[0]);
  } catch (error) {
    throw damaged(file, error);
  } finally {
    database.close();
  }
};

const opened = (file: string): DatabaseSync => {
  try {
    return new DatabaseSync(file);
  } catch (error) {
    throw damaged(file, error);
  }
};

const damaged = (file: string, error: unknown): Error =>
  isFull(error)
    ? new Error(`There is no room for ${file}: make some.`, { cause: error })
    : new Error(`${file} is damaged (${(error as Error).message}): restore the folder from a copy, or move it away.`);
