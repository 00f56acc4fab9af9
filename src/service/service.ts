import type { Pages } from '../adapters/http/webhook-server.ts';
import type { Handlers, Queue } from '../adapters/jobs/queue.ts';
import type { Log } from '../adapters/observe/log.ts';
import type { Metrics } from '../adapters/observe/metrics.ts';
import type { Settings } from '../adapters/settings.ts';
import { UserProblem } from '../core/model/problem.ts';
import { takesWebhooks } from './take-webhook.ts';

/** The service, whatever stands in front of it. */
export interface Service {
  /** Takes a webhook whose signature is good; resolves once it is written down. */
  accept(delivery: string, event: string, payload: unknown): Promise<void>;
  /** Why no work can be taken now; null where it can. */
  notReady(): Promise<string | null>;
  /** What people may look at, behind their sign-in with the host; nothing where nobody can sign in. */
  readonly pages: Pages;
  /** The numbers, counted now. */
  numbers(): Promise<string>;
  /** Is not ready from now on, so that nothing new is sent here. */
  drain(): void;
  /** Takes nothing new, finishes what it can in so many seconds, and hands the rest back. */
  stop(seconds: number): Promise<void>;
}

/** What a service is put together from. */
export interface Parts {
  readonly queue: Queue;
  readonly handlers: Handlers;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly appId: number;
  readonly settings: Pick<Settings, 'role' | 'reviewsAtOnce'>;
  /** The pages, which show whether work can be taken. */
  readonly pages: (notReady: Service['notReady']) => Pages;
  /** Why the host does not take our credentials; null as far as it does. */
  readonly refused: () => string | null;
  readonly now: () => Date;
}

/** A worker that looked for work longer ago than this, in milliseconds, does not look any more. */
const longestSilence = 60_000;

/**
 * For each review that computes, two more can wait: for a model, in 70 MB each, or for the pause that the host wants
 * between two comments. Otherwise the next pull request would wait for what others wait for.
 */
const places = 3;

/** Starts the service: from here on it works. */
export async function startService(parts: Parts): Promise<Service> {
  const { queue, handlers, log, metrics, appId, settings, pages, refused, now } = parts;
  const works = settings.role !== 'web';
  let draining = false;
  if (works) await queue.work(handlers, { concurrency: settings.reviewsAtOnce * places });
  const started = now().getTime();
  const notReady = async (): Promise<string | null> => {
    if (draining) return 'it stops';
    try {
      const answered = metrics.databaseSeconds.startTimer({ what: 'ping' });
      await queue.ping();
      answered();
    } catch (error) {
      return error instanceof UserProblem ? error.message : 'the database does not answer';
    }
    const why = refused();
    if (why !== null) return why;
    const polled = queue.lastPolled()?.getTime() ?? started;
    return works && now().getTime() - polled > longestSilence ? 'its worker does not look for work' : null;
  };
  return {
    accept: takesWebhooks({ queue, log, metrics, appId }),
    notReady,
    pages: pages(notReady),
    numbers: async () => {
      // Without a database there are no depths, and the other numbers are wanted all the more. Old ones would be a lie.
      const depths = await queue.depths().catch(() => []);
      metrics.jobs.reset();
      metrics.oldestJob.reset();
      for (const { queue: name, oldest, ...states } of depths) {
        metrics.oldestJob.set({ queue: name }, oldest);
        for (const [state, count] of Object.entries(states)) metrics.jobs.set({ queue: name, state }, count);
      }
      return metrics.registry.metrics();
    },
    drain: () => {
      draining = true;
    },
    stop: (seconds) => queue.stop(seconds),
  };
}
