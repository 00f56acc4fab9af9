import { UserProblem } from '../../core/model/problem.ts';
import { type Git, GitFailed } from './git.ts';

/**
 * The tree that the next commit would have, as an object of git: `git write-tree`. Git gives its hooks the index that the
 * commit is made of (`git commit --all` makes one of its own), so this one is heard.
 * @throws UserProblem where what is staged is in conflict.
 */
export async function stagedTree(git: Git): Promise<string> {
  try {
    return String(await git.run(['write-tree'], '', ['GIT_INDEX_FILE'])).trim();
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    throw new UserProblem(
      'staged',
      `What is staged in ${git.folder} makes no tree (git says: ${error.said}).`,
      'Solve the conflicts and stage the files: git status names them.',
    );
  }
}
