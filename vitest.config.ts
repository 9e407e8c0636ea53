import { existsSync, globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** A test hangs when it takes longer than this, in ms: machines are shared, and slow at times; so a check of a change asks twice. */
const patience = { testTimeout: 300_000, hookTimeout: 300_000, retry: process.env.CI ? 1 : 0 };
const everyFile = globSync('test/**/*.test.ts');
/**
 * What replaces a module, or listens to the SDK or to what a job costs, needs a process in which nobody has loaded it
 * yet; and whoever runs the jobs of all campaigns needs a stack without those of the others. A hook whose receiver does not
 * answer is tried again for a day: in a shared stack nobody's queues would be drained any more.
 */
const unfit = /\bvi\.mock\(|\bmockClient\b|POST \/hooks/;
const alone = /told-table|crashStack|\bmetered\(|\.invoke\(/;
/** The files of `test/support` that a file takes in, and what those take in. */
const supportOf = (file: string, seen = new Set<string>()): ReadonlySet<string> => {
  for (const [, name] of readFileSync(file, 'utf8').matchAll(/from '(?:\.\.\/support|\.)\/([\w-]+\.ts)'/g)) {
    const support = `test/support/${name}`;
    if (seen.has(support) || !existsSync(support)) continue;
    supportOf(support, seen.add(support));
  }
  return seen;
};
const isolated = everyFile.filter(
  (file) =>
    alone.test(readFileSync(file, 'utf8')) ||
    [file, ...supportOf(file)].some((each) => unfit.test(readFileSync(each, 'utf8'))),
);
const ofApi = (file: string): boolean => file.startsWith('test/api/');
/** Looks at what all others have seen. */
const last = ['test/api/every-operation.test.ts'];

/** Projects of one group run side by side, in four processes or threads; a group begins when the one before is over. */
const project = (name: string, include: readonly string[], groupOrder: number, change: object = {}) => ({
  test: {
    ...patience,
    name,
    include: [...include],
    exclude: [...isolated, ...last],
    // One process after the other runs all files: what they import is loaded once, and a stack is started once.
    isolate: false,
    maxWorkers: 4,
    globalSetup: ['test/setup/folder.ts'],
    sequence: { groupOrder },
    ...change,
  },
});
const runs = { globalSetup: ['test/setup/folder.ts', 'test/setup/program.ts'] };

// oxlint-disable-next-line import/no-default-export -- vitest wants one
export default defineConfig({
  test: {
    projects: [
      // It waits for its engines as much as it computes: rules go beside it. It is the longest file, so it begins.
      project('faults', ['test/simulation/**/*.test.ts'], 0, { ...runs, isolate: true }),
      project('rules', ['test/rules/**/*.test.ts', 'test/site/**/*.test.ts', 'test/tidy.test.ts'], 0, {
        pool: 'threads',
      }),
      project('api', ['test/api/**/*.test.ts'], 0, {
        ...runs,
        setupFiles: ['test/setup/note-file.ts', 'test/setup/nobody-untold.ts'],
      }),
      project('infra', ['test/infra/**/*.test.ts', 'test/local/**/*.test.ts', 'test/flow/**/*.test.ts'], 0, runs),
      project(
        'alone',
        isolated.filter((file) => !ofApi(file)),
        0,
        { ...runs, exclude: [], isolate: true },
      ),
      project('jobs', isolated.filter(ofApi), 0, {
        ...runs,
        exclude: [],
        isolate: true,
        setupFiles: ['test/setup/note-file.ts'],
      }),
      project('last', last, 1, { exclude: [] }),
      // A browser is as heavy as all others together: alone, and one test after the other.
      project('browser', ['test/browser/**/*.test.ts'], 2, { ...runs, maxWorkers: 1 }),
    ],
  },
});
