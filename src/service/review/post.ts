import { completeCheck } from '../../adapters/github/checks/complete-check.ts';
import { publish } from '../../adapters/github/publishing/publish.ts';
import { startCheck } from '../../adapters/github/checks/start-check.ts';
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

/** A run with its check. */
interface Opened {
  readonly run: Run;
  /** The check has no annotations yet, as far as we know. */
  readonly bare: boolean;
}

/**
 * The check run of this review, in progress: its own from before an interruption, or another one. Without permission to
 * write checks there is none, and the result is published without it.
 */
export async function openCheck(context: ReviewContext, run: Run): Promise<Opened> {
  const { host, self, state, errand, queue, log } = context;
  // Healing asks because the host shows no completed check, whatever is stored here.
  if (run.check !== null && errand.because !== 'healed') return { run, bare: false };
  const checked = { repository: state.pull.repository, head: state.head, externalId: externalId(state.pull.number) };
  try {
    const { id, bare } = await startCheck(host, checked, { me: self, again: errand.again });
    return { run: await queue.records.advance(run, run.stage, { check: id }), bare };
  } catch (error) {
    if (!(error instanceof UserProblem && error.code === 'forbidden')) throw error;
    log.warn(
      { err: error },
      'there is no check: the host lets the App write none. It takes the permission checks: write',
    );
    return { run, bare: false };
  }
}

/**
 * Publishes the result of a review. It is stored first, so that an interrupted attempt continues there, and nothing is
 * computed or paid for twice.
 */
export async function post(context: ReviewContext, run: Run, publication: Publication): Promise<Run> {
  const { host, self, state, errand, queue, log, metrics, now, linked, unlinked } = context;
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
