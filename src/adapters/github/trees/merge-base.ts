import { UserProblem } from '../../../core/model/problem.ts';
import { inRepository } from '../client/address.ts';
import { hostAnswerOrNull } from '../client/host-answer.ts';
import type { Origin } from '../client/origin.ts';
import type { PullState } from '../pulls/read-pull.ts';
import type { ListedFile } from './listed-files.ts';

/** The merge base of a pull request. */
export interface Left {
  readonly commit: string;
  /** Whether that is the tip of the base branch. */
  readonly isTip: boolean;
  /** The changes since, with the host's own hunks; null if the host does not list all of them here. */
  readonly files: readonly ListedFile[] | null;
}

/** The most files that a comparison lists. */
const mostCompared = 300;

/**
 * The merge base of a pull request. `base.sha` of the host's answer may be out of date, and the tip of the branch has
 * moved on: compared with either, changes by others would look like part of the pull request.
 * @throws UserProblem if there is none.
 */
export async function mergeBaseOf(
  origin: Origin,
  { title, head, base, files }: Pick<PullState, 'title' | 'head' | 'base' | 'files'>,
): Promise<Left> {
  const from = (commit: string) =>
    hostAnswerOrNull(
      `where ${title} left its base branch`,
      origin.host.rest.repos.compareCommitsWithBasehead({
        ...inRepository(origin),
        basehead: `${commit}...${head}`,
        per_page: 1,
      }),
    );
  // The branch is gone if the pull request was closed and its base deleted.
  const answer = (await from(base.ref)) ?? (await from(base.sha));
  if (answer !== null) {
    const { merge_base_commit: left, base_commit: tip, files: told = [] } = answer.data;
    const isAll = told.length === files && told.length < mostCompared;
    return { commit: left.sha, isTip: left.sha === tip.sha, files: isAll ? told : null };
  }
  throw new UserProblem(
    'merge-base',
    `${title} and its base branch have no commit in common.`,
    'Rebase the branch on the one it will be merged into, and push it again.',
  );
}
