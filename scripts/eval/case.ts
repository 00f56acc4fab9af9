import type { Severity } from '../../src/core/model/finding.ts';
import type { Intent } from '../../src/core/model/job.ts';
import type { Side } from '../../src/core/model/place.ts';

/** The files of one tree, by path. */
export type Files = Readonly<Record<string, string>>;

/** Lines of one file of one tree. */
export interface Lines {
  readonly path: string;
  readonly side: Side;
  readonly from: number;
  readonly to: number;
}

/** Something that is there to be found. */
export interface Golden {
  readonly id: string;
  /** Ids of rules, or codes of checks; one is enough. None at all: whatever is said there counts. */
  readonly checks: readonly string[];
  /** Where it can be said, the best place first. */
  readonly places: readonly Lines[];
  readonly subject: string | null;
  readonly severity: Severity;
  /** Not finding it counts against the recall. */
  readonly must: boolean;
}

/** A pull request of which somebody knows what is wrong with it. */
export interface EvalCase {
  readonly id: string;
  readonly title: string;
  /** What its author said of it; left out where nobody knows. */
  readonly intent?: Intent;
  /** The day on which it is reviewed. */
  readonly asOf: string;
  readonly before: Files;
  readonly after: Files;
  /** The text of `.github/architect.yml` at the tip of the base. */
  readonly config: string | null;
  readonly golden: readonly Golden[];
  /** What must not be said: the id of a rule or the code of a check, or a family (`contract/*`). */
  readonly forbid: readonly { readonly check: string; readonly reason: string }[];
  /** There is nothing to say at all. */
  readonly clean: boolean;
}
