import type { Me } from '../../adapters/github/client/me.ts';
import type { Queue } from '../../adapters/jobs/queue.ts';
import type { Log } from '../../adapters/observe/log.ts';
import type { Metrics } from '../../adapters/observe/metrics.ts';
import type { HostOf } from './hosts.ts';
import type { Ask } from '../../adapters/claude/ask.ts';
import type { Models } from '../../adapters/claude/models.ts';
import type { Pool } from './pool.ts';
import type { Linked } from './rule-pages.ts';

/** The model the agents ask. */
export interface Model {
  readonly ask: Ask;
  readonly models: Models;
  /** What the marks around texts of others are derived from: the same for every process, and known to nobody outside. */
  readonly fence: string;
}

/** Everything outside that an errand is done with. */
export interface AppContext {
  readonly queue: Queue;
  readonly hostOf: HostOf;
  /** What an installation may do has changed: it is asked with a new token from now on. */
  readonly renew: (installation: number) => Promise<void>;
  readonly pool: Pool;
  /** Links to the pages of rules where this service has them: in all that is sent. */
  readonly linked: Linked;
  /** Undoes that, in what is read again. */
  readonly unlinked: Linked;
  readonly log: Log;
  readonly metrics: Metrics;
  /** After so many seconds a review is ended. */
  readonly reviewSeconds: number;
  /** Null where there is no key: the rules review alone. */
  readonly model: Model | null;
  /** After so many seconds what the rules came to is said, whether the agents are done or not. */
  readonly rulesFirstSeconds: number;
  /** Who we are on the host. */
  readonly me: () => Promise<Me>;
  readonly now: () => Date;
}
