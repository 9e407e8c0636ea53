import { defineConfig } from 'vitest/config';

/** A test hangs when it takes longer than this, in ms: machines are shared, and slow at times. */
const patience = { testTimeout: 60_000, hookTimeout: 120_000 };
/** What loads both cores for a minute runs alone, after everything else. */
const crowded = ['test/simulation/**/*.test.ts'];

// oxlint-disable-next-line import/no-default-export -- vitest wants one
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...patience,
          name: 'all',
          include: ['test/**/*.test.ts'],
          exclude: crowded,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...patience, name: 'simulation', include: crowded, sequence: { groupOrder: 1 } } },
    ],
  },
});
