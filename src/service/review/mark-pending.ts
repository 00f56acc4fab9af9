import { type CheckRun, completeCheck } from '../../adapters/github/checks/complete-check.ts';
import type { Host } from '../../adapters/github/client/host.ts';
import { isCompleted } from '../../adapters/github/checks/is-completed.ts';
import type { Attempt } from '../../adapters/jobs/execution/attempt.ts';
import { TryAgain } from '../../core/model/problem.ts';
import type { Check } from '../../core/model/publication.ts';
import type { Log } from '../../adapters/observe/log.ts';
import type { Obstacle } from '../../core/report/parts/unreviewed.ts';
import { lastInProgress } from './retry-check.ts';
import { tracedCheck } from './post.ts';

/** A check that waits for a job. */
export interface PendingCheck {
  readonly host: Host;
  readonly run: CheckRun;
  readonly attempt: Attempt;
  /** The content of the check: what is known so far, or what prevents a review. */
  readonly words: (obstacle: Obstacle) => Promise<Check>;
  readonly trace: string | null;
  readonly log: Log;
}

/**
 * Completes the check of a job that is put off again and again, so that no merge waits a day for an outage of the host.
 * The job goes on, and updates the same check.
 */
export async function markPending(error: unknown, waiting: PendingCheck): Promise<void> {
  const { host, run, attempt, words, trace, log } = waiting;
  if (!(error instanceof TryAgain) || attempt.attempt < lastInProgress || attempt.signal.aborted) return;
  const hint = 'It is tried again by itself for a day, and what it comes to is then said here.';
  try {
    if (await isCompleted(host, run.repository, run.id)) return;
    const check = await words({ code: 'put-off', message: error.message, hint });
    await completeCheck(host, run, tracedCheck(check, trace));
  } catch (err) {
    // The same outage may keep the check from being written.
    log.warn({ err }, 'the check of what is put off cannot be ended');
  }
}
