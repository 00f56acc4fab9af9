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
  /** The secret that the fences around untrusted texts are derived from: the same in every process. */
  readonly fence: string;
}

/** Everything outside that an errand needs. */
export interface AppContext {
  readonly queue: Queue;
  readonly hostOf: HostOf;
  /** Drops the installation's token after its permissions changed. */
  readonly renew: (installation: number) => Promise<void>;
  readonly pool: Pool;
  /** Redirects links to rule pages to this service's own pages, in all that is sent. */
  readonly linked: Linked;
  /** The reverse, for what is read back. */
  readonly unlinked: Linked;
  readonly log: Log;
  readonly metrics: Metrics;
  /** After this many seconds a review is ended. */
  readonly reviewSeconds: number;
  /** Null without a key: only the rules review. */
  readonly model: Model | null;
  /** After this many seconds the rules' result is published, whether the agents are done or not. */
  readonly rulesFirstSeconds: number;
  /** The App's identity on the host. */
  readonly me: () => Promise<Me>;
  readonly now: () => Date;
}
