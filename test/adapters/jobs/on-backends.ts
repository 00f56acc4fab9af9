import { afterAll, describe } from 'vitest';
import { type Backend, pglite, postgres } from './backend.ts';

/** A suite for both backends. Where there is no PostgreSQL its tests are reported as skipped. */
export async function onBackends(title: string, suite: (backend: Backend) => void): Promise<void> {
  for (const backend of [await pglite(), await postgres()]) {
    describe.skipIf(!backend.isAvailable)(`${title} on ${backend.name}`, () => {
      afterAll(() => backend.cleanUp());
      suite(backend);
    });
  }
}
