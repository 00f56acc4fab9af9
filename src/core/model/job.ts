import type { Acceptance } from './acceptance.ts';
import type { FailOn } from './config.ts';

/** The author's description of a change: untrusted text, which decides nothing. */
export interface Intent {
  readonly title: string;
  readonly description: string;
}

/** What to review, with whose settings, and on which day. Plain data, so that a job can be queued. */
export interface Job {
  /** The name of the change in the summary: `main...feature`, `acme/shop#12`, a folder. */
  readonly title: string;
  /** The reviewed revision: a commit, or the name of a folder. */
  readonly head: string;
  /** The day of the review, YYYY-MM-DD in UTC: the only clock of the core. */
  readonly asOf: string;
  /** The level the user asked for; null to use the configuration. */
  readonly failOn: FailOn | null;
  /** The latest acceptance of each finding on the pull request; left out if there is none. */
  readonly accepted?: readonly Acceptance[];
  /** The CODEOWNERS of the base, if its configuration requires owners to accept; left out if not loaded. */
  readonly codeOwners?: string;
  /** Told only to the editor of verified findings; left out if there is none. */
  readonly intent?: Intent;
}
