import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Git, openGit } from '../../../src/adapters/local/git.ts';
import { changesBetween } from '../../../src/adapters/local/git-changes.ts';
import { openCommit } from '../../../src/adapters/local/git-store.ts';
import { UserProblem } from '../../../src/core/model/problem.ts';
import type { Store } from '../../../src/core/trees/store.ts';
import type { EvalCase, Files } from '../case.ts';
import { goldenOf } from '../case-file.ts';
import { withValidLabels } from '../labelled.ts';
import { type HistoryLine, readHistoryList } from './history-list.ts';

/**
 * The changes of a list as cases: each commit against its first parent, as of its day, under a name and a title that say
 * nothing of it. What its author wrote goes where it does on a pull request, to the editor alone. Nothing is fetched: what is not on this machine is said with how to get it.
 * @throws UserProblem where a repository or a commit is not there, or a label is on no file of it.
 */
export async function historyCases(list: string, clones: string): Promise<readonly EvalCase[]> {
  const cases: EvalCase[] = [];
  for (const line of readHistoryList(list)) cases.push(await caseOf(line, await clonesOf(line, dirname(list), clones)));
  return cases;
}

async function clonesOf({ repository }: HistoryLine, beside: string, clones: string): Promise<Git> {
  const folder = [resolve(beside, repository), join(clones, repository)].find((one) => existsSync(one));
  if (folder) return openGit(folder);
  const clone = `git clone --bare https://github.com/${repository} ${join(clones, repository)}`;
  throw new UserProblem('suite', `${repository} is not on this machine.`, `Get it: ${clone}`);
}

async function caseOf({ name, commit, labels, clean }: HistoryLine, git: Git): Promise<EvalCase> {
  const parent = `${commit}^`;
  const asked = git.run(['show', '-s', '--format=%cs%n%s%n%b', commit]).then(String);
  const said = (await Promise.all([asked, git.run(['rev-parse', '--verify', '-q', parent])]).catch(() => null))?.[0];
  if (said === undefined) {
    const hint = 'Fetch the whole history: a shallow clone does not have it.';
    throw new UserProblem('suite', `${git.folder} has no commit ${commit} with a parent.`, hint);
  }
  const [asOf = '', title = '', ...description] = said.split('\n');
  const before = await textsOf(await openCommit(git, parent));
  const after: Record<string, string> = { ...before };
  const changed = await changesBetween(git, parent, commit);
  for (const file of changed) if (file.before !== null) delete after[file.before];
  const edited = changed.flatMap((file) => file.after ?? []);
  Object.assign(after, await textsOf(await openCommit(git, commit), edited));
  const config = before['.github/architect.yml'] ?? null;
  const golden = labels.map((label, index) => goldenOf({ ...label, id: `${name}#${index + 1}`, subject: null }));
  const intent = { title, description: description.join('\n').trim() };
  const one: EvalCase = { id: name, title: name, intent, asOf, before, after, config, golden, forbid: [], clean };
  return withValidLabels(one, name);
}

/** What is text; the rest no review would read either. */
async function textsOf({ paths, read }: Store, wanted: readonly string[] = paths): Promise<Files> {
  const texts = [...(await read(wanted))];
  return Object.fromEntries(texts.flatMap(([path, text]) => (typeof text === 'string' ? [[path, text]] : [])));
}
