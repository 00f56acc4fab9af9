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

/** A label: a flaw that a review should find. */
export interface Golden {
  readonly id: string;
  /** Ids of rules, or codes of checks, any of which is right. If empty, any finding at these places is right. */
  readonly checks: readonly string[];
  /** The places where the finding may be, the best first. */
  readonly places: readonly Lines[];
  readonly subject: string | null;
  readonly severity: Severity;
  /** Whether it counts for the recall. */
  readonly must: boolean;
}

/** A labelled pull request. */
export interface EvalCase {
  readonly id: string;
  readonly title: string;
  /** Its author's description; left out if unknown. */
  readonly intent?: Intent;
  /** The day on which it is reviewed. */
  readonly asOf: string;
  readonly before: Files;
  readonly after: Files;
  /** The text of `.github/architect.yml` at the tip of the base. */
  readonly config: string | null;
  readonly golden: readonly Golden[];
  /** Findings that are wrong: by the id of a rule, the code of a check, or a family (`contract/*`). */
  readonly forbid: readonly { readonly check: string; readonly reason: string }[];
  /** Whether every finding is wrong. */
  readonly clean: boolean;
}
