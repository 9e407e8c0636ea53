import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A disk of a few megabytes, in a namespace of its own, so that nobody has to be root: Linux has it, most others do not. */
export const hasSmallDisks =
  spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()], { stdio: 'ignore' }).status === 0;

export type SmallDisk = {
  /** Its folder, as a process within sees it; and as everybody does. */
  readonly within: string;
  readonly folder: string;
  /** What to start a program with, so that it runs within. */
  readonly enter: readonly string[];
  readonly remove: () => Promise<void>;
};

/** Takes all the room that there is, and gives it back. */
const blockBytes = 4_096;
const fillerIn = (folder: string): string => path.join(folder, 'filler');
export const fillDisk = (folder: string): void => {
  const block = Buffer.alloc(blockBytes, 1);
  try {
    for (;;) appendFileSync(fillerIn(folder), block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
};
export const freeDisk = (folder: string): void => rmSync(fillerIn(folder), { force: true });

export const smallDisk = async (megabytes: number): Promise<SmallDisk> => {
  const within = mkdtempSync(path.join(tmpdir(), 'valsam-disk-'));
  const script = `mount -t tmpfs -o size=${megabytes}m valsam "$0" && echo mounted && exec sleep 600`;
  const holder = spawn('unshare', ['-Urm', 'sh', '-c', script, within], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  const folder = `/proc/${holder.pid}/root${within}`;
  return {
    within,
    folder,
    enter: ['nsenter', '--target', String(holder.pid), '--user', '--mount', '--preserve-credentials'],
    remove: async () => {
      holder.kill('SIGKILL');
      await once(holder, 'exit');
      rmSync(within, { recursive: true, force: true });
    },
  };
};
