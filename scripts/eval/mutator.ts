import type { Severity } from '../../src/core/model/finding.ts';
import type { Side } from '../../src/core/model/place.ts';
import type { Area } from '../../src/core/model/rule.ts';

/** The systems that are mutated, each a folder under `test/fixtures/seeds/`. */
export type Seed = 'express-openapi' | 'fastapi-postgres' | 'go-grpc' | 'spring-kafka';

/** One edit of one file. The text to replace must occur exactly once. */
export type Edit = { readonly path: string } & (
  | { readonly replace: string; readonly by: string }
  | { readonly add: string }
  | { readonly remove: true }
);

/** A line of a file, identified by a part of it that no other line has. */
export interface Spot {
  readonly path: string;
  readonly quote: string;
  /** The tree the line is in: a removed line is in `before`. */
  readonly side: Side;
}

/** What a reviewer should say about the flawed change. */
export interface Label extends Spot {
  /** Ids of rules; where there is none yet, the code of the check. One of them is enough. */
  readonly checks: readonly string[];
  readonly severity: Severity;
  /** `true` counts for the recall; `nice` is right to find, and does not count if missed. */
  readonly must: true | 'nice';
  /** Other lines on which the same can be said as well. */
  readonly also?: readonly Spot[];
}

/** A change with a known flaw, and its twin: the same change made safe, about which there is nothing to say. */
export interface Mutator {
  readonly seed: Seed;
  /** The title of both pull requests, the flawed and the safe one. */
  readonly title: string;
  readonly area: Area;
  readonly flawed: readonly Edit[];
  readonly safe: readonly Edit[];
  readonly golden: readonly Label[];
}
