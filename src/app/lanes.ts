import { setTimeout as after } from 'node:timers/promises';
import type { Run } from '../jobs/records/run.ts';
import type { Publication } from '../model/publication.ts';
import type { RulesLane } from '../tasks/task.ts';
import type { Asks } from './asks.ts';
import type { Course } from './course.ts';
import { post } from './post.ts';
import { workOut } from './work-out.ts';

/** Under what the last publication of a pull request is kept, for the agents that look at its next head. */
const last = 'last publication';

/**
 * Reviews by the rules and by agents. If the agents are not done in time, what the rules came to is said and the check
 * completed; what the agents come to is laid over it when it is there. Each is kept before it is said.
 */
export async function reviewInLanes(course: Course, rules: Run, ask: Asks): Promise<void> {
  const { queue, state, attempt, rulesFirstSeconds } = course;
  const kept = rules.result as Publication | null;
  if (kept !== null && kept.lanes.agent !== 'pending') return say(course, rules, kept);
  const runs = await queue.records.latest(state.pull, state.head);
  const judged = runs.find(({ lane, round }) => lane === 'agent' && round === rules.round)
    ?.result as Publication | null;
  const work = judged ? null : await startWork(course, ask);
  if (work !== null && kept === null) {
    const soon = await Promise.race([work.done, after(rulesFirstSeconds * 1000, null, { signal: attempt.signal })]);
    const first = soon ?? (await Promise.race([work.done, work.ruled.then(() => null)]));
    if (first !== null) return say(course, rules, first);
  }
  const pending = kept ?? (await work?.ruled)?.pending;
  if (pending && rules.stage !== 'posted') await post(course, rules, pending);
  const begun = await queue.records.begin(state.pull, state.head, 'agent', attempt);
  const run = rules.check === null ? begun : await queue.records.advance(begun, begun.stage, { check: rules.check });
  const publication = judged ?? (await work?.done);
  if (publication) await say(course, run, publication);
}

async function say(course: Course, run: Run, publication: Publication): Promise<void> {
  await post(course, run, publication);
  await course.queue.records.keepShard(course.state.pull, last, publication);
}

interface Work {
  readonly done: Promise<Publication>;
  /** Resolves when the rules are done, and never if that never comes. */
  readonly ruled: Promise<RulesLane>;
}

async function startWork(course: Course, ask: Asks): Promise<Work> {
  const earlier = (await course.queue.records.readShard(course.state.pull, last)) as Publication | null;
  const { promise: ruled, resolve } = Promise.withResolvers<RulesLane>();
  const done = workOut(course, { ask, earlier, lane: resolve });
  // Whoever waits for it is told; nobody may be waiting yet.
  done.catch(() => {});
  return { done, ruled };
}
