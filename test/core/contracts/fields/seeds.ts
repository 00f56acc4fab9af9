import type { Version } from './meta-schemas.ts';
import { seed2 } from './seed-2.ts';
import { seed3 } from './seed-3.ts';

/** A valid document of a version in which every kind of object stands; every place is an object of its own. */
export function seedOf(version: Version): unknown {
  return JSON.parse(JSON.stringify(version === '2.0' ? seed2() : seed3(version)));
}
