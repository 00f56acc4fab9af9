import { pullsOfCommit } from '../../adapters/github/pulls/pulls-of-commit.ts';
import { groupOf } from '../../adapters/github/checks/start-check.ts';
import type { Errand } from '../../core/model/errand.ts';
import type { PullRequest } from '../../core/model/pull-request.ts';
import { again } from './review-errand.ts';
import type { AppContext } from '../context/app-context.ts';

type Recheck = Pick<Extract<Errand, { readonly kind: 'recheck' }>, 'repository' | 'head' | 'number'>;

/** Reviews again on request: the host does not reset a check, so the review makes a new one. */
export async function recheck(asked: Recheck, trace: string, app: AppContext): Promise<void> {
  const pulls = await pullsOf(asked, app);
  for (const pull of pulls) await app.queue.ask(again(pull, 'rerequested', trace));
  if (pulls.length === 0) await recheckGroup(asked, trace, app);
}

/** The same for a commit of the merge queue, which is no pull request's head. */
export async function recheckGroup({ repository, head }: Recheck, trace: string, app: AppContext): Promise<void> {
  const host = await app.hostOf(repository.installation);
  const group = await groupOf(host, repository, head, await app.me());
  if (group === null) return app.log.info({}, 'no open pull request has this head any more');
  await app.queue.mergeGroup({ kind: 'merge-group', repository, head, ...group, again: true, trace });
}

async function pullsOf({ repository, head, number }: Recheck, { hostOf }: AppContext): Promise<readonly PullRequest[]> {
  if (number !== null) return [{ repository, number }];
  return pullsOfCommit(await hostOf(repository.installation), repository, head);
}
