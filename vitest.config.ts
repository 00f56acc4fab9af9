import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/fixtures/**', 'node_modules/**'],
    // Tests that start whole processes are slow on a busy machine; a hang still ends.
    testTimeout: 30_000,
    reporters: ['default'],
  },
});
