import type { Me } from '../github/me.ts';
import type { Queue } from '../jobs/queue.ts';
import type { Log } from '../observe/log.ts';
import type { Metrics } from '../observe/metrics.ts';
import type { HostOf } from './hosts.ts';
import type { Pool } from './pool.ts';

/** Everything outside that an errand is done with. */
export interface Rim {
  readonly queue: Queue;
  readonly hostOf: HostOf;
  readonly pool: Pool;
  readonly log: Log;
  readonly metrics: Metrics;
  /** After so many seconds a review is ended. */
  readonly reviewSeconds: number;
  /** Who we are on the host. */
  readonly me: () => Promise<Me>;
  readonly now: () => Date;
}
