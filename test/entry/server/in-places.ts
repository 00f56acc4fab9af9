import { afterAll, describe } from 'vitest';
import { embedded, type Place, postgres } from './database.ts';

/** A suite for both, all of its tests at the same time. Where there is no PostgreSQL its tests are reported as skipped. */
export async function inPlaces(title: string, suite: (place: Place) => void): Promise<void> {
  for (const place of [await embedded(), await postgres()]) {
    describe.skipIf(!place.isAvailable).concurrent(`${title} on ${place.name}`, () => {
      afterAll(() => place.cleanUp());
      suite(place);
    });
  }
}
