import { completeCheck } from '../../adapters/github/checks/complete-check.ts';
import { react } from '../../adapters/github/publishing/react.ts';
import { readPull } from '../../adapters/github/pulls/read-pull.ts';
import { type Checked, startCheck } from '../../adapters/github/checks/start-check.ts';
import type { Attempt } from '../../adapters/jobs/execution/attempt.ts';
import type { DeadLetter } from '../../adapters/jobs/queue.ts';
import { externalId, groupId } from '../../core/model/check.ts';
import type { Config } from '../../core/model/config.ts';
import type { ReviewErrand } from '../../core/model/errand.ts';
import { agentLost } from '../../core/report/lanes/agent-lost.ts';
import { failedPublication } from '../../core/report/parts/unreviewed.ts';
import { namesOf } from '../take-webhook.ts';
import { undecided } from '../commands/decisions-on.ts';
import { unlessUnavailable } from './unless-unavailable.ts';
import { lanesOf } from '../review/lanes-of.ts';
import { post, tracedCheck } from '../review/post.ts';
import { readPolicy } from '../review/read-policy.ts';
import { retryingCheck } from '../review/retry-check.ts';
import type { AppContext } from '../context/app-context.ts';

/** All attempts at a job have failed: whoever waits for it is told, and nobody waits forever. */
export async function reportFailedJob(
  { errand, message }: DeadLetter,
  attempt: Attempt,
  app: AppContext,
): Promise<void> {
  const log = app.log.child(namesOf(errand));
  app.metrics.deadLetters.inc({ kind: errand.kind });
  log.error({ kind: errand.kind, because: message }, 'a job is given up');
  const work = async (): Promise<void> => {
    switch (errand.kind) {
      case 'review':
        return reportFailedReview(errand, message, attempt, app);
      case 'merge-group': {
        const { repository, head, base, number, trace } = errand;
        const host = await app.hostOf(repository.installation);
        const policy = (await readPolicy(host, repository, base)).config.couldNotReview;
        const checked = { repository, head, externalId: groupId({ base, number }) };
        return retryingCheck(attempt, () => giveUp(checked, { message, policy, trace }, app));
      }
      case 'comment': {
        const host = await app.hostOf(errand.pull.repository.installation);
        await react(host, errand.pull, errand.comment, 'confused');
        return;
      }
      default:
        return;
    }
  };
  await unlessUnavailable(log, work, attempt);
}

async function reportFailedReview(
  errand: ReviewErrand,
  message: string,
  attempt: Attempt,
  app: AppContext,
): Promise<void> {
  const { trace } = errand;
  const host = await app.hostOf(errand.pull.repository.installation);
  const state = await readPull(host, errand.pull);
  if (state === null || state.state === 'closed') return;
  const { repository, number } = state.pull;
  const policy = await readPolicy(host, repository, `refs/heads/${state.base.ref}`);
  const { rules, kept, whole } = lanesOf(await app.queue.records.latest(state.pull, state.head));
  // Another look was wanted at what was said to the end: that stays.
  if (!errand.again && whole !== null) return;
  if (rules !== undefined && kept?.lanes.agent === 'pending') {
    // The rules have spoken already, and what they said stays.
    const context = { ...app, errand, attempt, host, state, ...policy, decisions: undecided, self: await app.me() };
    const agent = await app.queue.records.begin(state.pull, state.head, 'agent', attempt);
    await post(context, { ...agent, check: rules.check }, agentLost(kept, message));
    return;
  }
  const checked = { repository, head: state.head, externalId: externalId(number) };
  const given = { message, policy: policy.config.couldNotReview, trace };
  await retryingCheck(attempt, () => giveUp(checked, given, app));
}

interface GivenUp {
  readonly message: string;
  readonly policy: Config['couldNotReview'];
  readonly trace: string | null;
}

async function giveUp(checked: Checked, { message, policy, trace }: GivenUp, app: AppContext): Promise<void> {
  const host = await app.hostOf(checked.repository.installation);
  const started = await startCheck(host, checked, { me: await app.me(), again: false });
  const hint = `Press "Review again", or comment \`/architect recheck\`.${trace === null ? '' : ` In the log of the service it is ${trace}.`}`;
  const { check } = failedPublication({ code: 'given-up', message, hint }, policy);
  await completeCheck(host, { repository: checked.repository, ...started }, tracedCheck(check, trace));
}
