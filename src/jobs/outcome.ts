import type { JobResult, JobWithMetadata } from 'pg-boss';
import { TryAgain, UserProblem } from '../model/problem.ts';
import { mostAttempts } from './queues.ts';

/** For how long a job may be put off before that counts as failing. */
const patience = 24 * 60 * 60 * 1000;

/** What is to become of a job whose handler threw. */
export type Outcome =
  | { readonly handBack: number }
  | { readonly settle: JobResult['status']; readonly message: string };

/** Judges an error: later, another attempt, or given up. */
export function outcomeOf(error: unknown, job: JobWithMetadata<object>, now: Date): Outcome {
  const putOff = now.getTime() - job.createdOn.getTime() < patience;
  if (error instanceof TryAgain && putOff) return { handBack: Math.max(0, Math.ceil(error.after)) };
  const attemptsUsed = job.retryCount - (job.retryLimit - mostAttempts) + 1;
  const givenUp = error instanceof UserProblem || attemptsUsed >= mostAttempts;
  return { settle: givenUp ? 'deadletter' : 'failed', message: messageOf(error) };
}

/** An error in one line. Never the error itself: those of HTTP clients carry requests, and the requests tokens. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.slice(0, 2000);
}
