import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { median } from './median.ts';

/** `npm start` as whoever tries Valsam sees it: until it says that it is ready, and the memory of all its processes then. */
export type NpmStartFigure = { readonly which: string; readonly seconds: number; readonly megabytes: number };

/** What a process and all that it has started hold in memory; where there is no /proc, nothing is known. */
const residentMegabytes = (ancestor: number): number => {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        const of = (field: string): number => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
        return [{ pid: Number(pid), parent: of('PPid'), kilobytes: of('VmRSS') }];
      } catch {
        // It ended meanwhile.
        return [];
      }
    });
  const sum = (pid: number): number =>
    processes.filter(({ parent }) => parent === pid).reduce((all, child) => all + sum(child.pid), 0) +
    (processes.find((one) => one.pid === pid)?.kilobytes ?? 0);
  return sum(ancestor) / 1000;
};

const settleMs = 3_000;

/** Compiled code, which the runner keeps. */
const code = fileURLToPath(new URL('../../node_modules/.cache/valsam/code', import.meta.url));

const startOnce = async (env: NodeJS.ProcessEnv): Promise<Omit<NpmStartFigure, 'which'>> => {
  const began = performance.now();
  // A group of its own, so that npm and what it starts can be told to stop together.
  const npm = spawn('npm', ['start'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  const ended = once(npm, 'exit');
  for (let said = ''; !said.includes('Valsam is ready');) {
    const [chunk] = await Promise.race([once(npm.stdout, 'data'), ended]);
    if (!Buffer.isBuffer(chunk)) throw new Error(`npm start ended: ${said}`);
    said += String(chunk);
  }
  const seconds = (performance.now() - began) / 1000;
  await wait(settleMs);
  const megabytes = process.platform === 'linux' ? residentMegabytes(npm.pid ?? 0) : Number.NaN;
  process.kill(-(npm.pid ?? 0), 'SIGTERM');
  await ended;
  return { seconds, megabytes };
};

/** The first time, on sources that were never seen and an empty folder, and again: medians of so many rounds. */
export const playNpmStart = async (rounds: number): Promise<readonly NpmStartFigure[]> => {
  const first: Omit<NpmStartFigure, 'which'>[] = [];
  const again: Omit<NpmStartFigure, 'which'>[] = [];
  for (let round = 0; round < rounds; round++) {
    const VALSAM_DATA = mkdtempSync(path.join(tmpdir(), 'valsam-start-'));
    // For the CDK this variable means nothing; what is kept of a program counts it, and so has none for it.
    rmSync(code, { recursive: true, force: true });
    const env = { VALSAM_DATA, PORT: '0', CDK_VALSAM_ROUND: randomUUID() };
    try {
      first.push(await startOnce(env));
      again.push(await startOnce(env));
    } finally {
      rmSync(VALSAM_DATA, { recursive: true, force: true });
    }
  }
  const figure = (which: string, of: typeof first): NpmStartFigure => ({
    which,
    seconds: median(of.map(({ seconds }) => seconds)),
    megabytes: median(of.map(({ megabytes }) => megabytes)),
  });
  return [figure('the first, with the sample', first), figure('the second', again)];
};
