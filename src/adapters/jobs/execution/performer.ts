import type { JobWithMetadata, PgBoss } from 'pg-boss';
import type { Attempt } from './attempt.ts';
import type { Crashes } from './crashes.ts';
import { Ended } from './ended.ts';
import { giveUp } from './give-up.ts';
import { requeue } from './requeue.ts';
import { messageOf, outcomeOf } from './outcome.ts';
import { openJobLock } from './job-lock.ts';
import type { Running } from './running.ts';
import type { Sql } from '../records/sql.ts';
import type { Log, Pace } from '../settings.ts';
import { wakeOne } from './waking.ts';

/** Runs jobs and settles each one: done, retried, put off or given up. */
export interface Performer {
  /**
   * Runs the handler of a job; `key` is what can end it. A job that is not settled when this resolves is done.
   * `replaced` tells, after a failure, whether another job has taken over, so that no retry is needed.
   */
  perform(
    job: JobWithMetadata<object>,
    key: string,
    handler: (attempt: Attempt) => Promise<void>,
    replaced?: () => Promise<boolean>,
  ): Promise<void>;
}

/** Jobs that may crash their process, because they read untrusted files. */
const heavy: ReadonlySet<string> = new Set(['review', 'merge-group']);

/** What a performer works with. */
export interface Performing {
  readonly boss: PgBoss;
  readonly sql: Sql;
  readonly queueSchema: string;
  readonly running: Running;
  readonly crashes: Crashes;
  readonly log: Log;
  readonly pace: Pace;
}

/** Makes a performer. A job whose process ended runs alone on its next attempt, so that it takes no other job down. */
export function makePerformer(performing: Performing): Performer {
  const { boss, sql, queueSchema, running, crashes, log, pace } = performing;
  const lock = openJobLock();
  /** Lets a worker poll at once: there may be more work, or work that waited for this job. */
  const pollNow = (queue: string) => {
    for (const { name, count, id } of boss.getWipData()) if (name === queue && count > 0) boss.notifyWorker(id);
  };
  /**
   * Another process can cancel a job only in the database. A job that another attempt took over is still active there.
   */
  const isCancelled = async ({ name, id }: JobWithMetadata<object>): Promise<boolean> => {
    const found = await boss.findJobs(name, { id }).catch(() => []);
    return found.some(({ state }) => state === 'cancelled');
  };
  const settle = async (
    error: unknown,
    job: JobWithMetadata<object>,
    replaced: () => Promise<boolean>,
    why: unknown,
  ): Promise<void> => {
    const about = { queue: job.name, job: job.id, attempt: job.retryCount + 1, error: messageOf(error) };
    if (why instanceof Ended && why.why !== 'stopping') return;
    if (why instanceof Ended) {
      await requeue(boss, job, 0, why.message);
      log.info(about, 'A job was handed back: this process stops');
      return;
    }
    if (await replaced()) return;
    const outcome = outcomeOf(error, job, new Date());
    if ('handBack' in outcome) {
      const seconds = Math.min(outcome.handBack, pace.putOffSeconds);
      await requeue(boss, job, seconds, messageOf(error));
      log.info({ ...about, seconds }, 'A job is put off');
      return;
    }
    log.warn(about, outcome.giveUp ? 'A job failed for good' : 'A job failed and is tried again');
    const { giveUp: isOver, message } = outcome;
    if (isOver) await giveUp(boss, sql, queueSchema, job, message);
    else await boss.fail(job.name, { id: job.id, retryCount: job.retryCount }, { message });
  };
  return {
    perform: async (job, key, handler, replaced = async () => false) => {
      const controller = new AbortController();
      const release = running.add({
        id: job.id,
        key,
        controller,
        handBack: () => requeue(boss, job, 0, 'The process stopped before it had ended.'),
      });
      // The queue aborts its signal after every job, successful ones too; ours is aborted only when there is a
      // reason to stop.
      const lost = () =>
        void isCancelled(job).then((cancelled) =>
          controller.abort(cancelled ? new Ended('cancelled') : job.signal.reason),
        );
      job.signal.addEventListener('abort', lost);
      let now = job;
      let leave = (): void => {};
      const over = Promise.withResolvers<void>();
      const expedite = async (): Promise<void> => {
        await over.promise;
        await boss.update(job.name, undefined, { id: job.id, startAfter: 0 });
        wakeOne(boss, job.name);
      };
      try {
        if (heavy.has(job.name)) {
          const begun = await crashes.begin(job);
          now = begun.job;
          leave = await lock.enter(begun.alone, controller.signal);
          if (begun.alone) await crashes.noteAlone(job);
        }
        const { id, createdOn: since, priority, retryCount } = job;
        await handler({ signal: controller.signal, job: id, since, priority, attempt: retryCount + 1, expedite });
      } catch (error) {
        await settle(error, now, replaced, controller.signal.reason);
      } finally {
        leave();
        job.signal.removeEventListener('abort', lost);
        release();
        over.resolve();
        pollNow(job.name);
      }
    },
  };
}
