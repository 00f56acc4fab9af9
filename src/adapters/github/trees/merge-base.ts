import { UserProblem } from '../../../core/model/problem.ts';
import { inRepository } from '../client/address.ts';
import { askedFor } from '../client/asked.ts';
import type { Origin } from '../client/origin.ts';
import type { PullState } from '../pulls/read-pull.ts';

/**
 * The commit from which a pull request left its base branch. The tip of that branch has moved on, and so may have the
 * `base.sha` the host tells: what others did since would look like a part of the change.
 * @throws UserProblem where there is none.
 */
export async function mergeBaseOf(
  origin: Origin,
  { title, head, base }: Pick<PullState, 'title' | 'head' | 'base'>,
): Promise<string> {
  const from = (commit: string) =>
    askedFor(
      `where ${title} left its base branch`,
      origin.host.rest.repos.compareCommitsWithBasehead({
        ...inRepository(origin),
        basehead: `${commit}...${head}`,
        per_page: 1,
      }),
    );
  // The branch is gone where the pull request was closed and its base deleted.
  const answer = (await from(base.ref)) ?? (await from(base.sha));
  if (answer !== null) return answer.data.merge_base_commit.sha;
  throw new UserProblem(
    'merge-base',
    `GitHub knows no commit that ${title} and its base branch have in common.`,
    'Rebase the branch on the one it will be merged into, and push it again.',
  );
}
