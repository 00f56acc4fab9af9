import { createHmac } from 'node:crypto';
import { openClaude } from '../adapters/claude/ask.ts';
import { modelsOf } from '../adapters/claude/models.ts';
import { openQueue } from '../adapters/jobs/open-queue.ts';
import type { Pace } from '../adapters/jobs/settings.ts';
import type { Log } from '../adapters/observe/log.ts';
import { openMetrics } from '../adapters/observe/metrics.ts';
import type { Settings } from '../adapters/settings.ts';
import { boundedFetch } from '../adapters/github/client/bounded-fetch.ts';
import type { Asking } from '../adapters/github/client/host.ts';
import { handles } from './handlers.ts';
import { checkCredentials } from './context/check-credentials.ts';
import { openHosts, cachedIdentity } from './context/hosts.ts';
import { openPool } from './context/pool.ts';
import { linksFrom, linksTo } from './context/rule-pages.ts';
import type { Model } from './context/app-context.ts';
import { signedInPages } from './page/signed-in-pages.ts';
import { type Parts, type Service, startService } from './service.ts';

/** What the tests cannot wait for; what is left out is as it is in earnest. */
export interface Timings {
  /** How often the queue looks around. */
  readonly pace?: Pace;
  /** After so many seconds what the rules came to is said, whether the agents are done or not. */
  readonly rulesFirstSeconds?: number;
  /** What the host has to answer in. */
  readonly hostSeconds?: number;
  /** How long it says that it is not ready before it lets nobody in any more. */
  readonly noticeSeconds?: number;
}

/** What the service is opened with. */
export interface Opening extends Timings {
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
export async function openService(opening: Opening): Promise<Service> {
  const { settings, appId, auth, log, pace, hostSeconds, rulesFirstSeconds = usuallyFirst } = opening;
  const { database, role, reviewsAtOnce, reviewSeconds } = settings;
  const place =
    'url' in database ? { databaseUrl: database.url, dataDir: '' } : { databaseUrl: null, dataDir: database.folder };
  const queue = await openQueue({ ...place, log: log.child({ part: 'queue' }), ...(pace && { pace }) });
  const metrics = openMetrics();
  const now = () => new Date();
  const [linked, unlinked] = [linksTo(settings.rulePages), linksFrom(settings.rulePages)];
  const pool = openPool(role === 'web' ? 0 : reviewsAtOnce, metrics);
  const { hostOf, renew } = openHosts(auth, metrics);
  const me = cachedIdentity(hostOf, appId);
  const model = settings.model && modelAt(settings.model, reviewSeconds);
  const handlers = handles({
    queue,
    hostOf,
    renew,
    pool,
    linked,
    unlinked,
    log,
    metrics,
    reviewSeconds,
    model,
    rulesFirstSeconds,
    me,
    now,
  });
  const refused = checkCredentials(me, log, now);
  const pages: Parts['pages'] = (notReady) =>
    settings.signIn === null
      ? {}
      : signedInPages({
          queue,
          log,
          linked,
          notReady,
          web: settings.host.web,
          signIn: { ...settings.signIn, api: settings.host.api, ask: boundedFetch(hostSeconds) },
        });
  return startService({ queue, handlers, log, metrics, appId, settings, pages, refused, now });
}

/** What the rules came to is worth more now than with the agents' word in two minutes. */
const usuallyFirst = 60;

function modelAt({ key, baseUrl, models }: NonNullable<Settings['model']>, seconds: number): Model {
  const table = modelsOf(models);
  const ask = openClaude({ key, baseUrl, models: table, secondsPerCall: Math.min(240, seconds) });
  return { ask, models: table, fence: createHmac('sha256', key).update('fence').digest('hex') };
}
