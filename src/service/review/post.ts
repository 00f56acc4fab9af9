import { completeCheck } from '../../adapters/github/checks/complete-check.ts';
import { publish } from '../../adapters/github/publishing/publish.ts';
import { startCheck } from '../../adapters/github/checks/start-check.ts';
import { readPull } from '../../adapters/github/pulls/read-pull.ts';
import type { Run } from '../../adapters/jobs/records/run.ts';
import type { Edits } from '../../core/model/edits.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { externalId } from '../../core/model/check.ts';
import type { Check, Publication } from '../../core/model/publication.ts';
import { withTrace } from '../../core/model/trace.ts';
import { checkAlone } from '../../core/report/parts/check-alone.ts';
import { findingStatusesOf } from '../../core/report/reconcile/finding-statuses.ts';
import { reconcile } from '../../core/report/reconcile/reconcile.ts';
import { superseded } from '../../core/report/parts/unreviewed.ts';
import type { ReviewContext } from '../context/review-context.ts';
import { healed } from './review-errand.ts';
import { retryCheck } from './retry-check.ts';

/** A run with its check. */
interface Opened {
  readonly run: Run;
  /** The check has no annotations yet, as far as we know. */
  readonly bare: boolean;
}

/**
 * The check run of this review, in progress: its own from before an interruption, or another one. If the host lets us
 * have none, the result is published without it; null if it has no such head any more.
 */
export async function openCheck(context: ReviewContext, run: Run): Promise<Opened | null> {
  const { host, self, state, errand, queue, log } = context;
  // Healing asks because the host shows no completed check, and what was interrupted while it was posted may have been
  // so because of its check, whatever is stored here.
  const isSure = errand.because !== 'healed' && run.stage !== 'posting';
  if (run.check !== null && isSure) return { run, bare: false };
  const checked = { repository: state.pull.repository, head: state.head, externalId: externalId(state.pull.number) };
  try {
    const { id, bare } = await startCheck(host, checked, { me: self, again: errand.again && run.check === null });
    return { run: await queue.records.advance(run, run.stage, { check: id }), bare };
  } catch (error) {
    if (!(error instanceof UserProblem) || error.code === 'archived') throw error;
    if (error.code === 'forbidden') {
      log.warn(
        { err: error },
        'there is no check: the host lets the App write none. It takes the permission checks: write',
      );
    } else {
      const now = await readPull(host, state.pull);
      if (now === null || now.head !== state.head) return null;
      log.warn({ err: error }, 'there is no check: the host does not take it. What is found is said without it');
      if (errand.because !== 'healed') await queue.later(healed(state.pull), secondsToCheck);
    }
    return { run, bare: false };
  }
}

/** After so many seconds a check that the host did not take is tried once more. */
const secondsToCheck = 60;

/**
 * Publishes the result of a review. It is stored first, so that an interrupted attempt continues there, and nothing is
 * computed or paid for twice.
 */
export async function post(context: ReviewContext, run: Run, publication: Publication): Promise<Run> {
  const { host, self, state, errand, attempt, queue, log, metrics, now, linked, unlinked } = context;
  const { records } = queue;
  const current = await records.advance(run, 'posting', run.stage === 'fetched' ? { result: publication } : {});
  const began = now().getTime();
  const { pull, head } = state;
  const { trace } = errand;
  const posted = await publish(
    // The rules' result is the first to annotate a check.
    { host, me: self, pull, head, check: current.check, bare: context.bare === true && run.lane === 'rules' },
    {
      edits: (said, setbacks) => tracedEdits(linked(reconcile(publication, unlinked(said), head, setbacks)), trace),
      alone: tracedCheck(linked(checkAlone(publication, head)), trace),
      superseded: tracedCheck(superseded().check, trace),
    },
  );
  metrics.reviewSeconds.observe({ stage: 'posted' }, (now().getTime() - began) / 1000);
  if (errand.since !== undefined && posted.end === 'published')
    metrics.publishedSeconds.observe({ lane: run.lane }, (now().getTime() - errand.since) / 1000);
  for (const problem of posted.problems) log.warn({ err: problem }, 'the host did not let us say all of it');
  log.info(
    { end: posted.end, outcome: publication.outcome, conclusion: publication.check.conclusion },
    publication.check.title,
  );
  // If the whole pull request is kept from us, or the agent comes and ends the check, that is all for now.
  const isLast = posted.end !== 'refused' && publication.lanes.agent !== 'pending' && errand.because !== 'healed';
  const retry = isLast ? retryCheck(posted.unended, attempt) : null;
  if (retry !== null) throw retry;
  if (posted.end === 'published') await records.recordStatuses(pull, findingStatusesOf(publication, posted.said));
  const { outcome, lanes, agent } = publication;
  return records.advance(current, 'posted', {
    cameTo: { outcome, agent: lanes.agent, dollars: agent?.dollars ?? null },
  });
}

/** Completes a check on which nothing more will be published. */
export async function closeCheck(
  context: Pick<ReviewContext, 'host' | 'state'>,
  check: number | null,
  said: Check,
): Promise<void> {
  if (check === null) return;
  await completeCheck(context.host, { repository: context.state.pull.repository, id: check }, said);
}

/** The check with a hidden reference to its delivery. */
export function tracedCheck(check: Check, trace: string | null): Check {
  return { ...check, summary: withTrace(check.summary, trace) };
}

/** The same for all edits of a pull request. */
function tracedEdits(edits: Edits, trace: string | null): Edits {
  const traced = <T extends { readonly body: string }>(one: T | null) =>
    one && { ...one, body: withTrace(one.body, trace) };
  return {
    ...edits,
    review: traced(edits.review),
    summary: traced(edits.summary),
    check: tracedCheck(edits.check, trace),
  };
}
