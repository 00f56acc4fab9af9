import { isCompleted } from '../../adapters/github/checks/is-completed.ts';
import { asking } from '../../adapters/github/client/once.ts';
import { readKnownPull, readPull } from '../../adapters/github/pulls/read-pull.ts';
import { findSummary } from '../../adapters/github/said/find-summary.ts';
import type { Attempt } from '../../adapters/jobs/execution/attempt.ts';
import { Ended } from '../../adapters/jobs/execution/ended.ts';
import type { Run } from '../../adapters/jobs/records/run.ts';
import type { ReviewErrand } from '../../core/model/errand.ts';
import type { Check, Publication } from '../../core/model/publication.ts';
import { checkAlone } from '../../core/report/parts/check-alone.ts';
import { failedPublication, notApplicable, type Obstacle, superseded } from '../../core/report/parts/unreviewed.ts';
import { namesOf } from '../take-webhook.ts';
import { askingFor } from '../model/asking.ts';
import type { ReviewContext } from '../context/review-context.ts';
import { decisionsOn } from '../commands/decisions-on.ts';
import { decide, type Decision } from './decide.ts';
import { markPending } from './mark-pending.ts';
import { unlessUnavailable } from '../upkeep/unless-unavailable.ts';
import { reviewAgain, reviewInLanes } from './lanes.ts';
import { lanesOf } from './lanes-of.ts';
import { closeCheck, openCheck, post } from './post.ts';
import { readPolicy } from './read-policy.ts';
import type { AppContext } from '../context/app-context.ts';
import { isTimeToLook } from './second-look.ts';
import { closeStaleChecks } from '../upkeep/unfinished.ts';
import { runReview } from './run-review.ts';

/**
 * Reviews a pull request as it is now, whatever asked for it: deliveries come late, twice and out of order. However it
 * ends, the check that was started says so.
 */
export async function reviewPullRequest(errand: ReviewErrand, attempt: Attempt, app: AppContext): Promise<void> {
  const { installation } = errand.pull.repository;
  const about = { ...namesOf(errand), delivery: errand.trace, job: attempt.job, attempt: attempt.attempt };
  const log = app.log.child(about);
  const work = async (): Promise<void> => {
    const host = await app.hostOf(installation);
    const state = await readKnownPull(host, errand.pull);
    const policy = await readPolicy(host, state.pull.repository, `refs/heads/${state.base.ref}`);
    const self = await app.me();
    const decisions = await decisionsOn(host, state, self);
    const context = {
      ...app,
      log: log.child({ head: state.head }),
      errand,
      attempt,
      host,
      state,
      ...policy,
      decisions,
      self,
    };
    await closeStaleChecks(context);
    const decision = decide(errand, { ...state, ...decisions }, policy.config);
    log.debug({ because: errand.because, decision }, 'how the pull request is now');
    if (decision === 'nothing') {
      // By the defaults no label asks for anything.
      if (policy.missing !== null) throw policy.missing;
      return;
    }
    await run(context, decision);
  };
  await unlessUnavailable(log, work, attempt);
}

async function run(context: ReviewContext, decision: Exclude<Decision, 'nothing'>): Promise<void> {
  const { queue, state, errand, attempt, log, missing } = context;
  const { rules, agent, whole } = lanesOf(await queue.records.latest(state.pull, state.head));
  const agents = decision === 'review' ? askingFor(context) : null;
  if (!errand.again && whole !== null && (await isShown(context, whole)) && (await isStanding(context, whole))) {
    if (agents !== null && (await isTimeToLook(context, whole, agent))) return reviewAgain(context, whole, agents);
    return log.info({}, 'this head is reviewed already');
  }
  // Nothing was begun on a pull request that is closed now, and nothing is to be.
  if (decision !== 'review' && decision.not === 'closed' && (rules === undefined || rules.check === null)) return;
  let current = await queue.records.begin(state.pull, state.head, 'rules', attempt);
  try {
    const opened = await openCheck(context, current);
    if (opened === null) {
      await queue.records.abandon(current);
      return log.info({}, 'this head is gone, or a newer push took over');
    }
    current = anew(opened.run);
    const here = { ...context, bare: opened.bare };
    // Whoever waits sees that it is waited for; what is then said is for the repository to decide.
    if (missing !== null && state.state === 'open') throw missing;
    if (agents !== null) return await reviewInLanes(here, current, agents);
    const kept = current.result as Publication | null;
    const publication =
      decision === 'review'
        ? (kept ?? (await runReview(context)))
        : notApplicable(decision.not, context.config.couldNotReview);
    attempt.signal.throwIfAborted();
    await post(here, current, publication);
  } catch (error) {
    if (attempt.signal.aborted) await leave(context, current);
    if (current.check !== null) {
      const run = { repository: state.pull.repository, id: current.check };
      await markPending(error, { ...context, run, words: (obstacle) => known(context, obstacle), trace: errand.trace });
    }
    throw error;
  }
}

/** A sweep comes because the host shows no check that is done: it may have been reviewed since, or what we remember is wrong. */
async function isShown({ errand, host, state }: ReviewContext, { check }: Run): Promise<boolean> {
  return errand.because !== 'healed' || (check !== null && (await isCompleted(host, state.pull.repository, check)));
}

/**
 * Whether what stands on the pull request is about this head: after a push back to a commit that was reviewed before,
 * the summary and the comments are still about the one in between. Without a summary there was nothing to say of any.
 */
async function isStanding({ host, state, self }: ReviewContext, { result }: Run): Promise<boolean> {
  if ((result as Publication | null)?.lanes.rules === 'none') return true;
  const summary = await asking('Looking for the summary', () => findSummary(host, state.pull, self));
  return summary === null || summary.mark.notes['summary'] === state.head;
}

/** What kept a review from being done may be over: only what was found is worth keeping for the next attempt. */
function anew(run: Run): Run {
  const isFailure = (run.result as Publication | null)?.outcome === 'could-not-review';
  return isFailure ? { ...run, stage: 'fetched', result: null } : run;
}

/** What the check can say while the rest is put off: what was found is known before it is posted. */
async function known({ queue, state, config, linked }: ReviewContext, obstacle: Obstacle): Promise<Check> {
  const { kept } = lanesOf(await queue.records.latest(state.pull, state.head));
  return kept ? linked(checkAlone(kept, state.head)) : failedPublication(obstacle, config.couldNotReview).check;
}

/** Something newer has taken over. What runs next on the same head takes up the check; an old head is left behind. */
async function leave(context: ReviewContext, run: Run): Promise<void> {
  const { attempt, host, state, queue, log } = context;
  const { reason } = attempt.signal;
  if (!(reason instanceof Ended) || reason.why === 'stopping') return;
  const now = await readPull(host, state.pull);
  if (now === null || now.head === state.head) return;
  await closeCheck(context, run.check, superseded().check);
  await queue.records.abandon(run);
  log.info({}, 'a newer push took over');
}
