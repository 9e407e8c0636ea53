import { defineConfig } from 'vitest/config';

/** What loads both cores for a minute runs alone, after everything else. */
const crowded = ['test/simulation/**/*.test.ts'];

// oxlint-disable-next-line import/no-default-export -- vitest wants one
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'all', include: ['test/**/*.test.ts'], exclude: crowded, sequence: { groupOrder: 0 } } },
      { test: { name: 'simulation', include: crowded, sequence: { groupOrder: 1 } } },
    ],
  },
});
