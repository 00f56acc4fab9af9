import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ContractFiles } from '../../core/model/contract-files.ts';
import type { ChangedFile, ConfigText } from '../../core/model/change-set.ts';
import { configFolder, isBaselinePath, isConfigPath } from '../../core/model/config.ts';
import { UserProblem } from '../../core/model/problem.ts';
import type { World } from '../../core/model/world.ts';
import type { Comparison } from './comparison.ts';
import { openFolder } from './disk-store.ts';
import { type Git, openGit } from './git.ts';
import { configHint, uncommittedHint, nothingDiffersHint } from './hints.ts';
import { changesBetween } from './git-changes.ts';
import { openCommit } from './git-store.ts';
import { type Opened, storeWorld } from '../../core/trees/store-world.ts';
import { loadGrammar } from './grammars.ts';
import { publishedAt } from './published-at.ts';
import { localRelease } from './release.ts';
import { commitOf, defaultBase, lastCommit, mergeBaseOf } from './revision.ts';
import { stagedTree } from './staged-tree.ts';
import { changedSubmodules, emptyStore, type Store } from '../../core/trees/store.ts';
import { changesOf } from './store-changes.ts';
import { candidatesOf, expectWorkingTree, openWorkingTree } from './working-tree.ts';

/** A world to review, and how to describe it. */
export interface LocalWorld {
  readonly world: World;
  /** What is compared, in a few words: `origin/main...HEAD`. */
  readonly title: string;
  /** The revision that is reviewed. */
  readonly head: string;
  /** What is compared, and hints, as sentences for the user. */
  readonly said: readonly string[];
}

/** A configuration file the user named; null to read it from the base. */
type Named = ConfigText | null;

/**
 * Opens what is to be compared.
 * @throws UserProblem if a folder, a repository or a revision does not exist.
 */
export function openWorld(comparison: Comparison, config: Named, contracts: ContractFiles): Promise<LocalWorld> {
  if (comparison.kind === 'folders') return folders(comparison, config, contracts);
  if (comparison.kind === 'range') return range(comparison, config, contracts);
  if (comparison.kind === 'working-tree') return workingTree(comparison, config, contracts);
  if (comparison.kind === 'staged') return openStaged(comparison, config, contracts);
  return everything(comparison, config, contracts);
}

async function folders(
  comparison: Comparison & { kind: 'folders' },
  config: Named,
  contracts: ContractFiles,
): Promise<LocalWorld> {
  const before = openFolder(folderAt(comparison.before));
  const after = openFolder(folderAt(comparison.after));
  const files = await changesOf(before, after, [...new Set([...before.paths, ...after.paths])].toSorted());
  const title = `${comparison.before} ... ${comparison.after}`;
  const opened = { before, after, files, configs: await configsIn(before, config), notes: [], contracts };
  const said = [`Comparing the folders ${title}.`, ...(config ? [] : configHint(files, 'the one of the first folder'))];
  return { world: localWorld(opened), title, head: comparison.after, said };
}

async function range(
  comparison: Comparison & { kind: 'range' },
  config: Named,
  contracts: ContractFiles,
): Promise<LocalWorld> {
  const { head } = comparison;
  const git = await openGit(folderAt(comparison.folder));
  const base = comparison.base ?? (await defaultBase(git));
  const tip = await commitOf(git, base);
  const commit = await commitOf(git, head);
  const start = comparison.mergeBase ? await mergeBaseOf(git, base, head) : tip;
  const files = await changesBetween(git, start, commit);
  const before = await openCommit(git, start);
  const after = await openCommit(git, commit);
  const opened = await openedIn(git, { before, after, files, configs: await configsAt(git, tip, config), contracts });
  const title = `${base}${comparison.mergeBase ? '...' : '..'}${head}`;
  const from = comparison.mergeBase ? `their merge base ${start.slice(0, 12)}` : `the tip of ${base}`;
  return {
    world: localWorld(opened, localRelease(git, tip)),
    title,
    head: commit,
    said: [
      `Comparing ${title} (commits only, from ${from}).`,
      ...(isEmpty(opened) ? ['Nothing differs.'] : []),
      ...(await uncommittedHint(git, commit, after)),
      ...(config ? [] : configHint(files, `that of ${base}`)),
    ],
  };
}

async function workingTree(
  comparison: Comparison & { kind: 'working-tree' },
  config: Named,
  contracts: ContractFiles,
): Promise<LocalWorld> {
  const git = await openGit(folderAt(comparison.folder));
  expectWorkingTree(git);
  const base = comparison.base ?? (await defaultBase(git));
  const tip = await commitOf(git, base);
  const start = await mergeBaseOf(git, base, 'HEAD');
  const before = await openCommit(git, start);
  const after = await openWorkingTree(git);
  const files = await changesOf(before, after, await candidatesOf(git, start, after.untracked));
  const opened = await openedIn(git, { before, after, files, configs: await configsAt(git, tip, config), contracts });
  const said = [
    `Comparing the working tree, uncommitted files included, with ${base} (merge base ${start.slice(0, 12)}).`,
    ...(isEmpty(opened) ? await nothingDiffersHint(git) : []),
    ...(config ? [] : configHint(files, `that of ${base}`)),
  ];
  const world = localWorld(opened, localRelease(git, tip));
  return { world, title: `${base}...working tree`, head: 'working tree', said };
}

async function openStaged(
  comparison: Comparison & { kind: 'staged' },
  config: Named,
  contracts: ContractFiles,
): Promise<LocalWorld> {
  const git = await openGit(folderAt(comparison.folder));
  expectWorkingTree(git);
  const commit = await lastCommit(git);
  const tree = await stagedTree(git);
  const before = commit === null ? emptyStore : await openCommit(git, commit);
  const after = await openCommit(git, tree);
  const files = commit === null ? await changesOf(before, after, after.paths) : await changesBetween(git, commit, tree);
  const configs = await configsIn(before, config);
  const opened = await openedIn(git, { before, after, files, configs, contracts });
  const said = [
    commit === null
      ? 'Comparing what is staged with nothing: there is no commit yet.'
      : `Comparing what is staged with the last commit ${commit.slice(0, 12)}.`,
    ...(isEmpty(opened) ? ['Nothing is staged: git add what the next commit is to have.'] : []),
    ...(config ? [] : configHint(files, 'that of the last commit')),
  ];
  return { world: localWorld(opened), title: 'HEAD...staged', head: 'staged', said };
}

async function everything(
  comparison: Comparison & { kind: 'everything' },
  config: Named,
  contracts: ContractFiles,
): Promise<LocalWorld> {
  const { head, folder } = comparison;
  const git = head === null ? null : await openGit(folderAt(folder));
  const after = git && head !== null ? await openCommit(git, await commitOf(git, head)) : await whole(folder);
  const files: ChangedFile[] = [...(await changesOf(emptyStore, after, after.paths))];
  const configs = await configsIn(after, config);
  const audited = head ?? (folder === '.' ? 'this folder' : folder);
  return {
    world: localWorld({ before: emptyStore, after, files, configs, notes: [], contracts }),
    title: `all of ${audited}`,
    head: head ?? folder,
    said: [
      `Auditing ${audited}: code and configuration, as if every file were new. ` +
        'What breaks the clients of a contract is told from two versions of it, and is no part of an audit.',
    ],
  };
}

/** The user's own files in a folder: those git tracks or would add, or all if there is no git. */
async function whole(folder: string): Promise<Store> {
  const path = folderAt(folder);
  const git = await openGit(path).catch(() => null);
  return git?.folder === path ? openWorkingTree(git) : openFolder(path);
}

/** Two trees of a clone, with what its host serves of it. */
async function openedIn(git: Git, trees: Omit<Opened, 'notes' | 'publishedAt'>): Promise<Opened> {
  return { ...trees, notes: [], publishedAt: await publishedAt(git) };
}

/** Whether two trees have the same files and submodules. */
function isEmpty({ files, before, after }: Opened): boolean {
  return files.length === 0 && changedSubmodules(before, after).length === 0;
}

function folderAt(path: string): string {
  const folder = resolve(path);
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return folder;
  throw stat
    ? new UserProblem('no-folder', `${path} is not a folder.`, 'Two files are compared with: architect contract')
    : new UserProblem('no-folder', `There is no folder ${path}.`, 'Name a folder that exists.');
}

async function configsAt(git: Git, commit: string, named: Named): Promise<readonly ConfigText[]> {
  return named ? [named] : configsIn(await openCommit(git, commit), null);
}

/** The configuration files of a tree and its folders. If a folder has both spellings, `.yml` wins. */
async function configsIn(store: Store, named: Named): Promise<readonly ConfigText[]> {
  if (named) return [named];
  const paths = store.paths.filter(isConfigPath).toSorted();
  const texts = await store.read(paths);
  const configs = paths.flatMap((path) => {
    const text = texts.get(path) ?? '';
    if (typeof text !== 'string') throw new UserProblem('config', `${path} is not read. ${text.because}`, text.fix);
    return [{ path, folder: configFolder(path), text }];
  });
  return [
    ...new Map(configs.map((config) => [isBaselinePath(config.path) ? '.github' : config.folder, config])).values(),
  ];
}

function localWorld(opened: Opened, release?: World['release']): World {
  return { ...storeWorld(opened), grammar: loadGrammar, ...(release && { release }) };
}
