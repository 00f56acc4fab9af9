import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Key } from 'node:readline';
import { isCancel, multiselect } from '@clack/prompts';
import { type Git, openGit } from '../../adapters/local/git.ts';
import { latestBase } from '../../adapters/local/hints.ts';
import { openWorkingTree } from '../../adapters/local/working-tree.ts';
import { contractFiles } from '../../core/contracts/files.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { plain } from '../../core/report/words/escape.ts';
import { counted, firstOf } from '../../core/report/words/phrase.ts';
import { configText, hookText, type Setup, workflowText } from './setup-files.ts';
import { print } from './terminal.ts';

/** Folders of third-party code. */
const foreign = ['vendor', 'third_party', 'third-party', 'external'];

/**
 * Writes the set-up files that do not exist yet, and prints the next steps.
 * @throws UserProblem outside of a repository.
 */
export async function setUp(
  at: string,
  { yes = false, hook = false }: { readonly yes?: boolean; readonly hook?: boolean },
): Promise<void> {
  const git = await openGit(resolve(at));
  if (git.bare) throw new UserProblem('bare', `${git.folder} is a bare repository.`, 'Run it in a clone of it.');
  const contracts = await contractsIn(git);
  const usual: readonly Setup[] = ['config', 'workflow', ...(hook ? (['hook'] as const) : [])];
  const wanted = yes || !process.stdin.isTTY ? usual : await ask(usual);
  if (wanted === null) return print('Nothing was written.\n');
  const made = {
    config: { path: join(git.folder, '.github/architect.yml'), text: configText(foreignIn(git.folder)) },
    workflow: { path: join(git.folder, '.github/workflows/architect.yml'), text: workflowText() },
    hook: { path: hookOf(git.folder), text: hookText() },
  };
  const said: string[] = [];
  // Git does not keep what is in its own folder, and a hooks folder may be anywhere.
  const isKept = (path: string) => !/^(\.git|\.\.)([/\\]|$)/u.test(relative(git.folder, path));
  const written = wanted.filter((name) => {
    const { path, text } = made[name];
    const shown = plain(relative(git.folder, path));
    const isNew = writeNew(path, text, name === 'hook');
    const byHand = name === 'hook' ? ' Add a line to it: architect review --staged' : '';
    said.push(isNew ? `Written: ${shown}\n` : `Not written: ${shown} exists already.${byHand}\n`);
    return isNew;
  });
  if (contracts.length > 0) said.push(`Contracts here: ${firstOf(contracts.map(plain), 3)}.\n`);
  const kept = written.filter((name) => isKept(made[name].path)).length;
  const base = await latestBase(git);
  await print(`${said.join('')}${next(kept, base)}`);
}

/** Asks which files to write; null if none is chosen, or the input ends. */
export async function ask(
  usual: readonly Setup[],
  { stdin: input, stdout: output }: Pick<NodeJS.Process, 'stdin' | 'stdout'> = process,
): Promise<readonly Setup[] | null> {
  const ended = new AbortController();
  // The prompt itself would wait forever when the input ends.
  const end = (_: unknown, { ctrl, name }: Key) => {
    if (ctrl && name === 'd') ended.abort();
  };
  input.on('keypress', end);
  const chosen = await multiselect<Setup>({
    message: 'What should be written?',
    options: [
      { value: 'config', label: '.github/architect.yml', hint: 'how this repository is reviewed' },
      { value: 'workflow', label: '.github/workflows/architect.yml', hint: 'reviews pull requests, without the App' },
      { value: 'hook', label: 'pre-commit hook', hint: 'reviews what is staged' },
    ],
    initialValues: [...usual],
    required: false,
    input,
    output,
    signal: ended.signal,
  });
  input.off('keypress', end);
  return isCancel(chosen) || chosen.length === 0 ? null : chosen;
}

/** The next steps. Only what compares two versions tells what breaks the clients of a contract. */
function next(written: number, base: string | null): string {
  const commit = written === 0 ? '' : `Commit ${counted(written, 'file')}; they take effect once they are merged. `;
  const latest = base === null ? '' : `architect review --base ${base} (the latest commits), or `;
  return `${commit}Try it now: ${latest}architect review --all (code and configuration, every file as an audit).\n`;
}

/** The most files that are searched for contracts. */
const mostLooked = 2000;

async function contractsIn(git: Git): Promise<readonly string[]> {
  const tree = await openWorkingTree(git);
  const texts = await tree.read(tree.paths.filter(contractFiles.isNamed).slice(0, mostLooked));
  return [...texts].flatMap(([path, text]) =>
    typeof text === 'string' && contractFiles.isRoot(path, text) ? [path] : [],
  );
}

function foreignIn(folder: string): readonly string[] {
  return foreign.filter((name) => existsSync(join(folder, name)));
}

/** The path of git's pre-commit hook, by settings such as `core.hooksPath`; Husky keeps those of people above its own. */
function hookOf(folder: string): string {
  const path = execFileSync('git', ['rev-parse', '--git-path', 'hooks/pre-commit'], { cwd: folder, encoding: 'utf8' });
  return resolve(folder, path.trim()).replace(/\.husky[/\\]_(?=[/\\]pre-commit$)/u, '.husky');
}

function writeNew(path: string, text: string, isProgram: boolean): boolean {
  if (existsSync(path)) return false;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { flag: 'wx', mode: isProgram ? 0o755 : 0o644 });
  return true;
}
