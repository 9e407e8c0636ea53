import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Program } from '../../infra/local/program.ts';

/**
 * What the processes of one run of the tests share, in a folder that goes with the run: the program (bundles and
 * template, made once by `test/setup/program.ts`), and what they have seen.
 */
export const runFolder = (): string => {
  const folder = process.env.VALSAM_TEST_RUN;
  if (folder === undefined) throw new Error('Tests run by way of vitest.config.ts, which makes a folder for each run.');
  return folder;
};
export const programFile = (): string => path.join(runFolder(), 'program.json');
/** What every stack of the tests runs. */
export const programOfRun = (): Program => JSON.parse(readFileSync(programFile(), 'utf8')) as Program;

type Notes = 'seen' | 'files' | 'stages';
const noted = new Set<string>();
/** Small lines that are appended: several processes may do so at once. */
const note = (notes: Notes, line: string): void => {
  if (noted.has(line)) return;
  noted.add(line);
  appendFileSync(path.join(runFolder(), notes), `${line}\n`);
};
const read = (notes: Notes): ReadonlySet<string> => {
  const file = path.join(runFolder(), notes);
  return new Set(existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : []);
};

/** `operation ok` and `operation code` for all that was answered over HTTP. */
export const noteSeen = (outcome: string): void => note('seen', outcome);
/** `METHOD route n`: in how many round trips, one after the other, a request was answered with success. */
export const noteStages = (route: string, stages: number): void => note('stages', `${route} ${stages}`);
/** A file whose tests have run. */
export const noteFile = (file: string): void => note('files', path.basename(file));
/** What all processes have noted until now. */
export const seenInRun = (): ReadonlySet<string> => read('seen');
export const filesOfRun = (): ReadonlySet<string> => read('files');
/** The most round trips, one after the other, that a request to each route took. */
export const stagesOfRun = (): ReadonlyMap<string, number> => {
  const most = new Map<string, number>();
  for (const line of read('stages')) {
    const [, route = '', stages] = /^(.*) (\d+)$/.exec(line) ?? [];
    most.set(route, Math.max(most.get(route) ?? 0, Number(stages)));
  }
  return most;
};
