import { contractFiles } from '../../core/contracts/files.ts';
import { githubWorld, usualReading } from '../../adapters/github/trees/github-world.ts';
import type { Admit } from '../../adapters/github/trees/tree-store.ts';
import { internalError, TryAgain, UserProblem } from '../../core/model/problem.ts';
import type { Publication } from '../../core/model/publication.ts';
import { failedPublication } from '../../core/report/parts/unreviewed.ts';
import type { RulesLane } from '../../worker/tasks/task.ts';
import type { Asking } from '../model/asking.ts';
import type { ReviewContext } from '../context/review-context.ts';
import { retryRefusal } from '../upkeep/retry-refusal.ts';
import { jobOf } from './job-of.ts';

/** The agents of a review: whom they ask, what was said of an earlier head, and who is told what the rules came to. */
export interface Consulting {
  readonly ask: Asking['ask'];
  readonly earlier: Publication | null;
  readonly lane: (rules: RulesLane) => void;
}

/**
 * Reviews in a worker, and brings what there is to say whatever happens: a review that fails says why, and agents that
 * fail take nothing from what the rules found.
 * @throws TryAgain where the host has to be asked later, and what ended the attempt.
 */
export async function runReview(context: ReviewContext, consulting: Consulting | null = null): Promise<Publication> {
  const { pool, host, state, attempt, reviewSeconds, errand, config, log, metrics, now } = context;
  const began = now().getTime();
  const job = jobOf(state, context.decisions, context);
  let ruled: RulesLane | null = null;
  const lane = (value: unknown): void => {
    ruled = value as RulesLane;
    consulting?.lane(ruled);
  };
  const reading = { ...usualReading, ...(context.texts && { configured: context.texts }) };
  const world = (admit: Admit) => ({
    ...githubWorld(host, state, contractFiles, { ...reading, admit }),
    ...(consulting && { ask: consulting.ask }),
  });
  const task = {
    job,
    asks: consulting !== null,
    ...(context.model && { key: context.model.fence }),
    ...(consulting?.earlier && { earlier: consulting.earlier }),
  };
  try {
    return counted(await pool.review(task, reviewSeconds, { world, attempt, lane }), context);
  } catch (error) {
    if (attempt.signal.aborted) throw error;
    const alone = ruled as RulesLane | null;
    if (consulting !== null && alone !== null) {
      log.warn({ err: error }, 'the agents did not review');
      return counted(alone.failed, context);
    }
    if (error instanceof TryAgain) throw error;
    const retry = retryRefusal(error, attempt);
    if (retry !== null) throw retry;
    const problem = error instanceof UserProblem ? error : internalError(error);
    const { code, message } = problem;
    log[code === 'bug' ? 'error' : 'warn']({ err: problem, code }, 'could not review');
    metrics.reviews.inc({ outcome: 'could-not-review' });
    const hint =
      errand.trace === null ? problem.hint : `${problem.hint} In the log of the service it is ${errand.trace}.`;
    return failedPublication({ code, message, hint }, config.couldNotReview);
  } finally {
    metrics.reviewSeconds.observe({ stage: 'analysed' }, (now().getTime() - began) / 1000);
  }
}

function counted(publication: Publication, { metrics }: ReviewContext): Publication {
  metrics.reviews.inc({ outcome: publication.outcome });
  for (const { finding, verdict } of publication.verified) {
    if (verdict.publish !== false) metrics.findings.inc({ severity: finding.severity });
  }
  return publication;
}
