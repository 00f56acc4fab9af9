import { openQueue } from '../jobs/open-queue.ts';
import type { Log } from '../observe/log.ts';
import { openMetrics } from '../observe/metrics.ts';
import type { Settings } from '../settings.ts';
import { handles } from './handlers.ts';
import { type Asking, keepsHosts, knowsItself } from './hosts.ts';
import { openPool } from './pool.ts';
import { type Service, startService } from './service.ts';

/** What the service is opened with. */
export interface Opening {
  readonly settings: Settings;
  readonly appId: number;
  /** A client of the host for an installation, or with null for the App itself. */
  readonly auth: (installation: number | null) => Promise<Asking>;
  readonly log: Log;
}

/**
 * Opens the database, warms up the workers and starts to work.
 * @throws UserProblem where the database cannot be used.
 */
export async function openService({ settings, appId, auth, log }: Opening): Promise<Service> {
  const { database, role, reviewsAtOnce, reviewSeconds } = settings;
  const place =
    'url' in database ? { databaseUrl: database.url, dataDir: '' } : { databaseUrl: null, dataDir: database.folder };
  const queue = await openQueue({ ...place, log: log.child({ part: 'queue' }) });
  const metrics = openMetrics();
  const now = () => new Date();
  const pool = openPool(role === 'web' ? 0 : reviewsAtOnce);
  const hostOf = keepsHosts(auth, metrics);
  const me = knowsItself(hostOf, appId);
  const handlers = handles({ queue, hostOf, pool, log, metrics, reviewSeconds, me, now });
  return startService({ queue, handlers, log, metrics, appId, settings, now });
}
