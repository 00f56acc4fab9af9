import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/fixtures/**', 'node_modules/**'],
    // Tests that start whole processes are slow on a busy machine; a hang still ends.
    testTimeout: 30_000,
    // On two cores Vitest would use one, and many tests only wait for a process or a database.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: ['default'],
  },
});
