import { events } from '../core/events/index.ts';
import { at, numberAt, textAt } from '../core/events/payload.ts';
import type { Queue } from '../adapters/jobs/queue.ts';
import type { Errand } from '../core/model/errand.ts';
import type { Log } from '../adapters/observe/log.ts';
import type { Metrics } from '../adapters/observe/metrics.ts';

/** What a webhook that was accepted is told to. */
export interface WebhookContext {
  readonly queue: Pick<Queue, 'accept'>;
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'webhooks' | 'databaseSeconds'>;
  /** The App that we are. */
  readonly appId: number;
}

/**
 * Takes a webhook whose signature is good: one look at it, one durable line, nothing else. It resolves once that line
 * is written, and only then may the host be told so.
 */
export function takesWebhooks({ queue, log, metrics, appId }: WebhookContext) {
  return async (delivery: string, event: string, payload: unknown): Promise<void> => {
    const action = nameOf(textAt(payload, 'action') ?? '');
    const count = (result: 'accepted' | 'known' | 'ignored' | 'failed') =>
      metrics.webhooks.inc({ event: nameOf(event), action, result });
    const errand = isOfAnother(payload, appId) ? null : errandOf(event, payload);
    const about = { delivery, event, action };
    if (errand === null) {
      count('ignored');
      // Of those we know, most ask nothing. Others come only if the App listens to what nobody here looks at.
      if (Object.hasOwn(events, event)) log.debug(about, 'a webhook asks nothing');
      else log.info(about, 'nobody here looks at webhooks of this kind');
      return;
    }
    try {
      const written = metrics.databaseSeconds.startTimer({ what: 'webhook' });
      const isNew = await queue.accept(delivery, errand);
      written();
      count(isNew ? 'accepted' : 'known');
      log.info({ ...about, ...namesOf(errand) }, isNew ? `a webhook asks: ${errand.kind}` : 'a webhook came again');
    } catch (error) {
      count('failed');
      log.error(
        { ...about, ...namesOf(errand), err: error },
        'a webhook could not be written down: the host is told so',
      );
      // Without what the database said: the answer goes out, and its status is to be 500.
      throw new Error('The webhook could not be written down. Send it again.', { cause: error });
    }
  };
}

/** A name as the host writes them; what is none would be a number of its own in the metrics. */
function nameOf(text: string): string {
  return /^[a-z_]{0,40}$/u.test(text) ? text : 'other';
}

function errandOf(event: string, payload: unknown): Errand | null {
  return Object.hasOwn(events, event) ? (events[event]?.(payload) ?? null) : null;
}

/** Checks and suites carry the App that made them. The host tells that App alone; a webhook of an organization tells all. */
function isOfAnother(payload: unknown, appId: number): boolean {
  return ['check_run', 'check_suite'].some((thing) => {
    const app = numberAt(payload, thing, 'app', 'id');
    return at(payload, thing, 'app') !== undefined && app !== null && app !== appId;
  });
}

/** What a line of the log says an errand is about. */
export function namesOf(errand: Errand): Readonly<Record<string, string | number>> {
  if (errand.kind === 'installed') return { installation: errand.installation };
  const repository = 'pull' in errand ? errand.pull.repository : errand.repository;
  return {
    installation: repository.installation,
    repo: `${repository.owner}/${repository.name}`,
    ...('pull' in errand && { pull: errand.pull.number }),
    ...('head' in errand && { head: errand.head }),
  };
}
