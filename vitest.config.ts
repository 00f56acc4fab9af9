import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** What plays a network, a database or a whole service; all else works on values, and one process does for many files. */
const worldly = ['adapters', 'emulate', 'entry', 'scripts'].map((room) => `test/${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    exclude: ['test/fixtures/**', 'node_modules/**'],
    // Tests that start whole processes are slow on a busy machine, and a server lets its jobs end; a hang still ends.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // More than there are cores: many tests only wait for a process or a database.
    maxWorkers: availableParallelism() + 1,
    reporters: ['default'],
    projects: [
      { extends: true, test: { name: 'alone', include: worldly } },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: worldly,
          isolate: false,
        },
      },
    ],
  },
});
