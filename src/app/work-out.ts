import { githubWorld } from '../github/github-world.ts';
import { ourMistake, TryAgain, UserProblem } from '../model/problem.ts';
import type { Publication } from '../model/publication.ts';
import { failedPublication } from '../report/unreviewed.ts';
import type { Course } from './course.ts';

/**
 * Reviews in a worker, and brings what there is to say whatever happens: a review that fails says why.
 * @throws TryAgain where the host has to be asked later, and what ended the attempt.
 */
export async function workOut(course: Course): Promise<Publication> {
  const { pool, host, state, attempt, reviewSeconds, errand, config, log, metrics, now } = course;
  const began = now().getTime();
  const job = { title: state.title, head: state.head, asOf: dayOf(now()), failOn: null };
  try {
    const { signal } = attempt;
    return counted(await pool.review(job, false, reviewSeconds, { world: githubWorld(host, state), signal }), course);
  } catch (error) {
    if (attempt.signal.aborted || error instanceof TryAgain) throw error;
    const problem = error instanceof UserProblem ? error : ourMistake(error);
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

/** The day a review is of, in UTC. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function counted(publication: Publication, { metrics }: Course): Publication {
  metrics.reviews.inc({ outcome: publication.outcome });
  for (const { finding, verdict } of publication.verified) {
    if (verdict.publish !== false) metrics.findings.inc({ severity: finding.severity });
  }
  return publication;
}
