import type { Acceptance } from './acceptance.ts';
import type { FailOn } from './config.ts';

/** What the author of a change says of it: words of others, which decide nothing. */
export interface Intent {
  readonly title: string;
  readonly description: string;
}

/** What is to be reviewed, for whom, and on which day. Plain data: a job can be queued. */
export interface Job {
  /** What the summary calls the change: `main...feature`, `acme/shop#12`, a folder. */
  readonly title: string;
  /** The revision the review is of: a commit, or the name of a folder. */
  readonly head: string;
  /** The day of the review, YYYY-MM-DD in UTC: the only clock the core sees. */
  readonly asOf: string;
  /** Asked for by the person who started it; null leaves it to the configuration. */
  readonly failOn: FailOn | null;
  /** What people accepted on the pull request, the latest word on each finding; left out where there is none. */
  readonly accepted?: readonly Acceptance[];
  /** The CODEOWNERS of the base, where the configuration of the base wants owners to accept; left out where nobody asked. */
  readonly codeOwners?: string;
  /** Only the editor of what was found and tested is told it; left out where nobody says anything. */
  readonly intent?: Intent;
}
