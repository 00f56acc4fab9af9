import { UserProblem } from '../../core/model/problem.ts';
import { type Git, GitFailed } from './git.ts';

/**
 * The tree of the next commit, written by `git write-tree`. In a hook it is read from the index that git names there,
 * because `git commit --all` uses one of its own.
 * @throws UserProblem if what is staged has conflicts.
 */
export async function stagedTree(git: Git): Promise<string> {
  try {
    return String(await git.run(['write-tree'], '', ['GIT_INDEX_FILE'])).trim();
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    throw new UserProblem(
      'staged',
      `The staged changes in ${git.folder} cannot be read (git says: ${error.said}).`,
      'Resolve the conflicts and stage the files; git status lists them.',
    );
  }
}
