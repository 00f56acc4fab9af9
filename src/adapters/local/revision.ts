import { UserProblem } from '../../core/model/problem.ts';
import { type Git, GitFailed } from './git.ts';

/**
 * The commit a name refers to.
 * @throws UserProblem if git does not know it.
 */
export async function commitOf(git: Git, name: string): Promise<string> {
  if (/^-|[\0-\x20\x7f]/.test(name) || name === '') {
    throw new UserProblem('revision', `"${name}" is not the name of a revision.`, 'Name a branch, a tag or a commit.');
  }
  try {
    return await line(git, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    throw await unknown(git, name);
  }
}

/** Why git does not know a revision, and how to get it. */
async function unknown(git: Git, name: string): Promise<UserProblem> {
  if (await isUnborn(git)) return unborn(git);
  const [, start = ''] = /^([^~^]+)[~^]/.exec(name) ?? [];
  if (start !== '' && (await isKnown(git, start))) {
    return new UserProblem(
      'revision',
      `\`${name}\` is further back than the history of \`${start}\` in ${git.folder} goes.`,
      (await isShallow(git)) ? unshallow : 'Name a later commit, or review every file: architect review --all',
    );
  }
  const remotes = String(await git.run(['remote'])).split('\n');
  const [remote = '', ...branch] = name.split('/');
  // The full name is needed in a clone of a single branch, where git would fetch it and keep no branch.
  const one = `git fetch ${remote} ${branch.join('/')}:refs/remotes/${name}`;
  const fetch = remotes.includes(remote) && branch.length > 0 ? one : 'git fetch origin';
  return new UserProblem(
    'revision',
    `Git does not know \`${name}\` in ${git.folder}.`,
    `Fetch it first (${fetch}; in GitHub Actions, actions/checkout with fetch-depth: 0), or name another.`,
  );
}

const unshallow = 'Fetch the history: git fetch --unshallow (in GitHub Actions, actions/checkout with fetch-depth: 0).';

async function isShallow(git: Git): Promise<boolean> {
  return (await line(git, ['rev-parse', '--is-shallow-repository'])) === 'true';
}

async function isKnown(git: Git, name: string): Promise<boolean> {
  try {
    return (await line(git, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`])) !== '';
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    return false;
  }
}

/**
 * The merge base of two revisions.
 * @throws UserProblem if there is none, with the likely reason.
 */
export async function mergeBaseOf(git: Git, base: string, head: string): Promise<string> {
  const [baseCommit, headCommit] = [await commitOf(git, base), await commitOf(git, head)];
  try {
    return await line(git, ['merge-base', baseCommit, headCommit]);
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    const shallow = await isShallow(git);
    throw new UserProblem(
      'merge-base',
      shallow
        ? `This clone is shallow: the commit that \`${base}\` and \`${head}\` have in common is not in it.`
        : `\`${base}\` and \`${head}\` have no commit in common.`,
      shallow
        ? unshallow
        : 'Name the branch this one started from with --base, or compare with its tip: --no-merge-base.',
    );
  }
}

/** The commit that is checked out; null if there is none yet. */
export async function lastCommit(git: Git): Promise<string | null> {
  return (await isUnborn(git)) ? null : commitOf(git, 'HEAD');
}

/** The branch that changes are usually merged into: the default of origin, else main or master. */
export async function defaultBase(git: Git): Promise<string> {
  const candidates = ['refs/remotes/origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];
  for (const name of candidates) {
    try {
      const commit = await line(git, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
      if (commit && name.startsWith('refs/')) return await line(git, ['rev-parse', '--abbrev-ref', name]);
      return name;
    } catch (error) {
      if (!(error instanceof GitFailed)) throw error;
    }
  }
  if (await isUnborn(git)) throw unborn(git);
  throw new UserProblem(
    'no-base',
    `There is no origin/HEAD, main or master in ${git.folder} to compare with.`,
    'Name the branch this work will be merged into: architect review --base BRANCH',
  );
}

/** Whether nothing was ever committed. */
async function isUnborn(git: Git): Promise<boolean> {
  return (await line(git, ['rev-list', '--all', '--max-count=1'])) === '';
}

function unborn({ folder }: Git): UserProblem {
  return new UserProblem(
    'no-commit',
    `There is no commit yet in ${folder}, and so nothing to compare with.`,
    'Commit first, or review every file as if it were new: architect review --all',
  );
}

async function line(git: Git, args: readonly string[]): Promise<string> {
  return (await git.run(args)).toString('utf8').split('\n')[0] ?? '';
}
