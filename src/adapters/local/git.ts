import { spawn } from 'node:child_process';
import { devNull } from 'node:os';
import { UserProblem } from '../../core/model/problem.ts';

/**
 * Settings that keep a repository from running anything or changing what we see: no hooks, file system monitors,
 * external diffs, text conversions, or transports that would fetch missing objects.
 */
const settings = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.quotepath=off',
  'core.bigFileThreshold=32m',
  'core.pager=cat',
  'diff.external=',
  'diff.orderFile=/dev/null',
  'diff.renames=true',
  'diff.renameLimit=1000',
  'submodule.recurse=false',
].flatMap((setting) => ['-c', setting]);

/** Variables that redirect git, of which a caller may let some through. */
type Heard = readonly 'GIT_INDEX_FILE'[];

/** A repository on this machine. */
export interface Git {
  readonly folder: string;
  /** It has commits and no working tree. */
  readonly bare: boolean;
  /**
   * Runs git and returns its output; rejects with `GitFailed` if git fails. `heard` lists the git variables of the
   * environment that apply: in a hook, `GIT_INDEX_FILE` names the index that is being committed.
   */
  run(args: readonly string[], input?: string, heard?: Heard): Promise<Buffer>;
}

/** Git ended with an error; `said` is the first line of what it wrote. */
export class GitFailed extends UserProblem {
  readonly said: string;

  constructor(said: string) {
    super('git', `Git could not do its part: ${said}.`, 'Run git status here to see whether the repository is whole.');
    this.name = 'GitFailed';
    this.said = said;
  }
}

const notInstalled = new UserProblem(
  'no-git',
  'There is no git on this machine, or not on the PATH.',
  'Install it. A review can compare two folders without one: architect review before/ after/',
);

/** In bytes: git is ended when it prints more than a review could use. */
const mostOutput = 256 * 1024 * 1024;

/**
 * Opens the repository around a folder.
 * @throws UserProblem if there is no git, or no repository.
 */
export async function openGit(folder: string): Promise<Git> {
  const git = (at: string, bare: boolean): Git => ({ folder: at, bare, run: (...asked) => run(at, ...asked) });
  try {
    if (String(await run(folder, ['rev-parse', '--is-bare-repository'])) === 'true\n') return git(folder, true);
    const top = await run(folder, ['rev-parse', '--show-toplevel']);
    return git(top.toString('utf8').replace(/\n$/, ''), false);
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    if (error.said.includes('dubious ownership')) {
      throw new UserProblem(
        'ownership',
        `Git does not open the repository in ${folder}, because it belongs to another user.`,
        `If you trust it: git config --global --add safe.directory ${folder}`,
      );
    }
    throw new UserProblem(
      'no-repository',
      `There is no git repository in ${folder} (git says: ${error.said}).`,
      'Run it inside a repository. Two folders or files can be compared without one: architect review before/ after/, or ' +
        'architect contract before.yaml after.yaml',
    );
  }
}

function run(folder: string, args: readonly string[], input = '', heard: Heard = []): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const git = spawn('git', [...settings, ...args], {
      cwd: folder,
      env: environment(process.env, heard),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const output: Buffer[] = [];
    let size = 0;
    let complaint = '';
    git.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostOutput) git.kill();
      else output.push(chunk);
    });
    git.stderr.on('data', (chunk: Buffer) => {
      if (complaint.length < 2000) complaint += chunk.toString('utf8');
    });
    git.stdin.on('error', () => {});
    git.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ENOENT' ? notInstalled : new GitFailed(error.message));
    });
    git.on('close', (code) => {
      if (size > mostOutput) reject(new GitFailed('its answer is larger than 256 MB'));
      else if (code === 0) resolve(Buffer.concat(output));
      else reject(new GitFailed(complaint.split('\n')[0]?.replace(/^fatal: /, '') || `it ended with ${code}`));
    });
    git.stdin.end(input);
  });
}

/**
 * The environment without variables that would redirect git or start programs; settings passed in variables are kept.
 */
function environment(env: NodeJS.ProcessEnv, heard: readonly string[]): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name, value]) =>
      !name.startsWith('GIT_') ||
      (heard.includes(name) && value !== '') ||
      /^GIT_CONFIG(_GLOBAL|_SYSTEM|_NOSYSTEM|_COUNT|_KEY_\d+|_VALUE_\d+)$/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C.UTF-8',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_ASKPASS: devNull,
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
}
