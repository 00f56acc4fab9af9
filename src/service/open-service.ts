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

/** Times that tests shorten; what is left out has its normal value. */
export interface Timings {
  /** How often the queue polls. */
  readonly pace?: Pace;
  /** After this many seconds the rules' result is published, whether the agents are done or not. */
  readonly rulesFirstSeconds?: number;
  /** How long the host may take to answer, in seconds. */
  readonly hostSeconds?: number;
  /** How long the service reports that it is not ready before it accepts no more connections, in seconds. */
  readonly noticeSeconds?: number;
}

/** What the service needs to start. */
export interface Opening extends Timings {
  readonly settings: Settings;
  readonly appId: number;
  /** The host's client for an installation, or with null for the App itself. */
  readonly auth: (installation: number | null) => Promise<Asking>;
  readonly log: Log;
}

/**
 * Opens the database, starts the workers and begins to work.
 * @throws UserProblem if the database cannot be used.
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

/** In seconds: the rules' result now is worth more than both results in two minutes. */
const usuallyFirst = 60;

function modelAt({ key, baseUrl, models }: NonNullable<Settings['model']>, seconds: number): Model {
  const table = modelsOf(models);
  const ask = openClaude({ key, baseUrl, models: table, secondsPerCall: Math.min(240, seconds) });
  return { ask, models: table, fence: createHmac('sha256', key).update('fence').digest('hex') };
}
