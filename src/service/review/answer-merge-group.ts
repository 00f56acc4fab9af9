import { contractFiles } from '../../core/contracts/files.ts';
import { completeCheck } from '../../adapters/github/checks/complete-check.ts';
import { commitWorld, usualReading } from '../../adapters/github/trees/github-world.ts';
import type { Host } from '../../adapters/github/client/host.ts';
import { groupOf, openCheckOf, startCheck } from '../../adapters/github/checks/start-check.ts';
import { pullsOfGroup } from '../../adapters/github/pulls/pulls-of-group.ts';
import { type PullState, readPull } from '../../adapters/github/pulls/read-pull.ts';
import type { Attempt } from '../../adapters/jobs/execution/attempt.ts';
import { Ended } from '../../adapters/jobs/execution/ended.ts';
import type { MergeGroupErrand } from '../../core/model/errand.ts';
import { groupId } from '../../core/model/check.ts';
import { internalError, TryAgain, UserProblem } from '../../core/model/problem.ts';
import type { Repository } from '../../core/model/pull-request.ts';
import type { Publication } from '../../core/model/publication.ts';
import { checkAlone } from '../../core/report/parts/check-alone.ts';
import { failedPublication, notApplicable, type Obstacle } from '../../core/report/parts/unreviewed.ts';
import { namesOf } from '../take-webhook.ts';
import { markPending } from './mark-pending.ts';
import { retryRefusal } from '../upkeep/retry-refusal.ts';
import { unlessUnavailable } from '../upkeep/unless-unavailable.ts';
import { tracedCheck } from './post.ts';
import { readPolicy } from './read-policy.ts';
import { retryingCheck } from './retry-check.ts';
import type { AppContext } from '../context/app-context.ts';
import { type Decisions, decisionsOn, undecided } from '../commands/decisions-on.ts';
import { dayOf } from './day-of.ts';
import { isLeftAlone } from './decide.ts';
import { acceptedIn } from './job-of.ts';

/**
 * Compares the contracts again on a commit of the merge queue: two pull requests that are compatible on their own can
 * break something together. The result is a check on that commit, and nothing else. Decisions on any of its pull
 * requests count; if all of them are ignored, the group is ignored too.
 */
export async function answerMergeGroup(errand: MergeGroupErrand, attempt: Attempt, app: AppContext): Promise<void> {
  const { repository, head, base, number, again, trace } = errand;
  const log = app.log.child({ ...namesOf(errand), delivery: trace, job: attempt.job, attempt: attempt.attempt });
  const work = async (): Promise<void> => {
    const host = await app.hostOf(repository.installation);
    const start = { me: await app.me(), again };
    const checked = { repository, head, externalId: groupId({ base, number }) };
    const { id, bare } = await retryingCheck(attempt, () => startCheck(host, checked, start));
    const publication = await workOutGroup(errand, attempt, { ...app, log }, host).catch(async (error: unknown) => {
      const { reason } = attempt.signal;
      if (reason instanceof Ended && reason.why === 'cancelled') return notApplicable('dequeued');
      const words = async (obstacle: Obstacle) =>
        failedPublication(obstacle, (await readPolicy(host, repository, base)).config.couldNotReview).check;
      await markPending(error, { host, run: { repository, id }, attempt, words, trace, log });
      throw error;
    });
    const check = tracedCheck(app.linked(checkAlone(publication, head)), trace);
    await retryingCheck(attempt, () => completeCheck(host, { repository, id, bare }, check));
    log.info({ base, conclusion: check.conclusion }, `the merge queue has its answer: ${check.title}`);
  };
  await unlessUnavailable(log, work, attempt);
}

/** The merge queue gave up a commit: nothing more is reviewed, and a check that was begun on it says so. */
export async function leaveMergeGroup(
  { repository, head }: Pick<MergeGroupErrand, 'repository' | 'head'>,
  { queue, hostOf, me }: AppContext,
): Promise<void> {
  if (!(await queue.cancelMergeGroup(repository, head))) return;
  const host = await hostOf(repository.installation);
  const group = await groupOf(host, repository, head, await me());
  const check = group && { repository, head, externalId: groupId(group) };
  const id = check && (await openCheckOf(host, check, await me()));
  if (id !== null) await completeCheck(host, { repository, id }, notApplicable('dequeued').check);
}

async function workOutGroup(
  errand: MergeGroupErrand,
  attempt: Attempt,
  app: AppContext,
  host: Host,
): Promise<Publication> {
  const { repository, head, base, number } = errand;
  const { pool, reviewSeconds, log, now } = app;
  const { config, missing } = await readPolicy(host, repository, base);
  if (missing !== null) throw missing;
  const pulls = await statesOf(await pullsOfGroup(host, errand), repository, host);
  if (isEach(pulls, ({ labels }) => isLeftAlone(labels, config))) return notApplicable('label');
  const me = await app.me();
  const decisions: Decisions[] = [];
  for (const state of pulls) decisions.push(await decisionsOn(host, state, me));
  if (isEach(decisions, ({ stopped }) => stopped?.how === 'ignored')) return notApplicable('ignored');
  const name = `${repository.owner}/${repository.name}`;
  const title = number === null ? `${name} in the merge queue` : `${name}#${number} in the merge queue`;
  try {
    const job = { title, head, asOf: dayOf(now()), failOn: null, ...acceptedIn(together(decisions)) };
    return await pool.review({ job, asks: false }, reviewSeconds, {
      world: (admit) => commitWorld(host, repository, { base, head }, contractFiles, { ...usualReading, admit }),
      attempt,
    });
  } catch (error) {
    if (attempt.signal.aborted || error instanceof TryAgain) throw error;
    const retry = retryRefusal(error, attempt);
    if (retry !== null) throw retry;
    const problem = error instanceof UserProblem ? error : internalError(error);
    log[problem.code === 'bug' ? 'error' : 'warn'](
      { err: problem, code: problem.code },
      'could not review a merge group',
    );
    return failedPublication(problem, config.couldNotReview);
  }
}

/** The state of each pull request of a group, without those the host does not show. */
async function statesOf(numbers: readonly number[], repository: Repository, host: Host): Promise<readonly PullState[]> {
  const states: (PullState | null)[] = [];
  for (const number of numbers) states.push(await readPull(host, { repository, number }));
  return states.filter((state) => state !== null);
}

/** A group can be ignored only if all of it can. */
function isEach<T>(all: readonly T[], is: (one: T) => boolean): boolean {
  return all.length > 0 && all.every(is);
}

/** The decisions on all pull requests of a group. */
function together(all: readonly Decisions[]): Decisions {
  const codeOwners = all.find((one) => one.codeOwners !== null)?.codeOwners ?? null;
  return { ...undecided, accepted: all.flatMap(({ accepted }) => accepted), codeOwners };
}
