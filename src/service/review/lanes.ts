import { setTimeout as after } from 'node:timers/promises';
import type { Run } from '../../adapters/jobs/records/run.ts';
import type { Publication } from '../../core/model/publication.ts';
import type { PullRequest } from '../../core/model/pull-request.ts';
import type { RulesLane } from '../../worker/tasks/task.ts';
import { answersPrefix } from '../model/answers.ts';
import type { Asking } from '../model/asking.ts';
import type { AppContext } from '../context/app-context.ts';
import type { ReviewContext } from '../context/review-context.ts';
import { lanesOf } from './lanes-of.ts';
import { post } from './post.ts';
import { isUnposted, isUnfinished, nextLookKey, withSecondLook } from './second-look.ts';
import { runReview } from './run-review.ts';

/** The key of the last publication of a pull request, which agents get for its next head. */
const last = 'last publication';

/**
 * Reviews by rules and agents. If the agents are not done in time, the rules' result is published and the check
 * completed; the agents' result is added once it is there. Each is stored before it is published.
 */
export async function reviewInLanes(context: ReviewContext, rules: Run, asking: Asking): Promise<void> {
  const { queue, state, attempt, rulesFirstSeconds } = context;
  const kept = rules.result as Publication | null;
  if (kept !== null && kept.lanes.agent !== 'pending') return say(context, rules, kept, asking);
  const { agent } = lanesOf(await queue.records.latest(state.pull, state.head));
  const judged = agent?.result as Publication | null | undefined;
  const work = judged ? null : await startWork(context, asking);
  if (work !== null && kept === null) {
    const soon = await Promise.race([
      work.done,
      after(rulesFirstSeconds * 1000, null, { signal: attempt.signal, ref: false }),
    ]);
    const first = soon ?? (await Promise.race([work.done, work.ruled.then(() => null)]));
    if (first !== null) return say(context, rules, await withSecondLook(context, first, asking), asking);
  }
  const pending = kept ?? (await work?.ruled)?.pending;
  if (pending && rules.stage !== 'posted') await post(context, rules, pending);
  const run = await beginAgent(context, rules);
  const publication = judged ?? (work && (await withSecondLook(context, await work.done, asking)));
  if (publication) await say(context, run, publication, asking);
}

/**
 * Lets the agents review again what was published without them, and updates it. The stored result of an interrupted
 * attempt is published without asking again.
 */
export async function reviewAgain(context: ReviewContext, rules: Run, asking: Asking): Promise<void> {
  const run = await beginAgent(context, rules);
  if (isUnposted(run)) return say(context, run, run.result as Publication, asking);
  const { done } = await startWork(context, asking);
  // What was posted before is not what is stored now.
  await say(context, { ...run, stage: 'fetched' }, await withSecondLook(context, await done, asking), asking);
}

async function beginAgent({ queue, state, attempt }: ReviewContext, { check }: Run): Promise<Run> {
  const begun = await queue.records.begin(state.pull, state.head, 'agent', attempt);
  return check === null ? begun : queue.records.advance(begun, begun.stage, { check });
}

/** Deletes the agents' results for a pull request: the next review asks about every part of the change. */
export async function forgetAgents(pull: PullRequest, { records }: AppContext['queue']): Promise<void> {
  for (const prefix of [last, answersPrefix, nextLookKey]) await records.forgetShards(pull, prefix);
}

/** Publishes a result and keeps it for the next head; if no agent came to one, the earlier result is kept. */
async function say(context: ReviewContext, run: Run, publication: Publication, asking: Asking): Promise<void> {
  const { queue, state } = context;
  await post(context, run, publication);
  if (publication.agent) await queue.records.keepShard(state.pull, last, publication);
  if (!isUnfinished(publication)) await asking.forget();
}

interface Work {
  readonly done: Promise<Publication>;
  /** Resolves when the rules are done; never, if they fail. */
  readonly ruled: Promise<RulesLane>;
}

async function startWork(context: ReviewContext, { ask }: Asking): Promise<Work> {
  const earlier = (await context.queue.records.readShard(context.state.pull, last)) as Publication | null;
  const { promise: ruled, resolve } = Promise.withResolvers<RulesLane>();
  const done = runReview(context, { ask, earlier, lane: resolve });
  // Whoever waits for it gets the error; nobody may be waiting yet.
  done.catch(() => {});
  return { done, ruled };
}
