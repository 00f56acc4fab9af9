import { UserProblem } from '../../../core/model/problem.ts';
import { inRepository } from '../client/address.ts';
import { hostAnswerOrNull } from '../client/host-answer.ts';
import type { Origin } from '../client/origin.ts';
import type { PullState } from '../pulls/read-pull.ts';
import type { ListedFile } from './listed-files.ts';

/** Where a pull request left its base branch. */
export interface Left {
  readonly commit: string;
  /** Whether that is the tip of the base branch. */
  readonly isTip: boolean;
  /** What changed since, with the host's own hunks; null where the host does not tell all of it here. */
  readonly files: readonly ListedFile[] | null;
}

/** A comparison lists so many files at most. */
const mostCompared = 300;

/**
 * The commit from which a pull request left its base branch. The tip of that branch has moved on, and so may have the
 * `base.sha` the host tells: what others did since would look like a part of the change.
 * @throws UserProblem where there is none.
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
  // The branch is gone where the pull request was closed and its base deleted.
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
