import { namedAs } from './contracts/files.ts';
import { type ContractReading, readContracts } from './contracts/index.ts';
import { optionsOf } from './contracts/read-options.ts';
import { callStatements } from './languages/call-statements.ts';
import { readSources, type SourceReading, unreadLanguage } from './languages/index.ts';
import type { Outlines } from './languages/language.ts';
import { manifestKind } from './manifests/kinds.ts';
import type { ChangeSet } from './model/change-set.ts';
import type { Config } from './model/config.ts';
import { type ContractFacts, formatNames, type Unread } from './model/contract.ts';
import type { Facts, SeenFile } from './model/facts.ts';
import { isForTests } from './model/is-for-tests.ts';
import type { Source } from './model/source.ts';
import { type Tree, treeOf } from './model/tree.ts';
import { dependencyStatements } from './systems/dependencies.ts';
import { readServices } from './systems/index.ts';
import { foldersAround } from './model/folders-around.ts';
import { linkRefused } from './trees/store.ts';

/** Reads a change. Call it again once more files are at hand, with the paths that have been fetched since. */
export type Reader = (changeSet: ChangeSet, fetched?: ReadonlySet<string>) => Facts;

/** Reads everything the readers can learn from two trees. */
export function read(changeSet: ChangeSet, asOf: string, config: Config): Facts {
  return openReader(asOf, config)(changeSet);
}

/** Reads one change as often as more of it is at hand. A reader that wanted none of the new files does not run again. */
export function openReader(asOf: string, config: Config): Reader {
  const contracts = unlessWanted((changeSet) =>
    readContracts(treeOf(changeSet.before), treeOf(changeSet.after), optionsOf(changeSet, asOf, config)),
  );
  const outlines: Outlines = new Map();
  const before = unlessWanted((changeSet) => sourcesOf(changeSet, 'before', outlines));
  const after = unlessWanted((changeSet) => sourcesOf(changeSet, 'after', outlines));
  return (changeSet, fetched = new Set()) =>
    factsOf(changeSet, asOf, {
      contracts: contracts(changeSet, fetched),
      sources: { before: before(changeSet, fetched), after: after(changeSet, fetched) },
    });
}

/** Keeps what was read until a file that it wanted has been fetched. */
function unlessWanted<T extends { readonly wanted: readonly string[] }>(readAll: (changeSet: ChangeSet) => T) {
  let known: T | null = null;
  return (changeSet: ChangeSet, fetched: ReadonlySet<string>): T => {
    if (known === null || known.wanted.some((path) => fetched.has(path))) known = readAll(changeSet);
    return known;
  };
}

interface Readings {
  readonly contracts: ContractReading;
  readonly sources: { readonly before: SourceReading; readonly after: SourceReading };
}

function factsOf(changeSet: ChangeSet, asOf: string, { contracts, sources }: Readings): Facts {
  const before = treeOf(changeSet.before);
  const after = treeOf(changeSet.after);
  const services = readServices(after, reachedBy(sources.after.sources));
  const [was, now] = [sources.before.sources, sources.after.sources];
  const readable = contracts.unread.filter(({ kind }) => kind !== 'format');
  return {
    asOf,
    contracts: withEmptied(contracts.contracts, after).map((one) =>
      isForTests(one.path) ? { ...one, forTests: true } : one,
    ),
    sources: { before: was, after: now },
    services: services.services,
    statements: [
      ...now.flatMap((source) => callStatements(source, 'after')),
      ...was.flatMap((source) => callStatements(source, 'before')),
      ...dependencyStatements(changeSet.files, { before, after }),
    ],
    read: [
      ...contracts.contracts.map(({ path }) => ({ as: 'contract', path })),
      ...[...was, ...now].map(({ path }) => ({ as: 'code file', path })),
    ],
    unread: withRefused([...readable, ...sources.after.unread], changeSet),
    seen: seenOf(changeSet, { before, after }, contracts.unread),
    wanted: [...new Set([...contracts.wanted, ...sources.before.wanted, ...sources.after.wanted, ...services.wanted])],
  };
}

/** Adds to what is gone the highest folder of it in which no file of its kind is left. */
function withEmptied(contracts: readonly ContractFacts[], after: Tree): readonly ContractFacts[] {
  const left = new Map(
    [...new Set(contracts.flatMap(({ format, status }) => (status === 'removed' ? format : [])))].map((format) => {
      const named = namedAs(format);
      return [format, foldersAround(after.paths().filter((path) => named?.test(path) === true))];
    }),
  );
  return contracts.map((one) => {
    if (one.status !== 'removed') return one;
    const emptied = [...foldersAround([one.path])].findLast((folder) => left.get(one.format)?.has(folder) === false);
    return emptied === undefined ? one : { ...one, emptied };
  });
}

/**
 * Everything that could not be read, including changed files whose text could not be loaded. Links are not followed.
 */
function withRefused(unread: readonly Unread[], { files, before, after }: ChangeSet): readonly Unread[] {
  const said = new Set(unread.map(({ file }) => file));
  const refused = files.flatMap((file): Unread[] => {
    const path = file.after ?? file.before ?? '';
    const { [path]: refusal } = file.after === null ? before.refused : after.refused;
    if (refusal === undefined || refusal.because === linkRefused.because || said.has(path)) return [];
    return [{ file: path, because: refusal.because, fix: refusal.fix }];
  });
  return [...unread, ...refused];
}

/** What changed and is of a kind that nothing reads: code, contracts, manifests and submodules, each once. */
function seenOf(
  { files, submodules = [] }: ChangeSet,
  trees: { readonly before: Tree; readonly after: Tree },
  unread: readonly Unread[],
): readonly SeenFile[] {
  const formats = new Map(
    unread.flatMap(({ file, kind, format }) => (kind === 'format' && format ? [[file, formatNames[format]]] : [])),
  );
  const others = files.flatMap((file) => {
    const path = file.after ?? file.before ?? '';
    const text = file.after === null ? trees.before.read(path) : trees.after.read(path);
    const kind = formats.get(path) ?? unreadLanguage(path) ?? manifestKind(path, text);
    return kind === null ? [] : [{ path, kind }];
  });
  return [...others, ...submodules.map((path) => ({ path, kind: 'Git submodules' }))];
}

/** The files whose services have to be known well: those of changed code, and those it newly imports. */
function reachedBy(sources: readonly Source[]): readonly string[] {
  return sources.flatMap(({ path, imports }) => [
    path,
    ...imports.flatMap(({ target, touched }) => (touched && target !== null ? [target] : [])),
  ]);
}

function sourcesOf(changeSet: ChangeSet, side: 'before' | 'after', outlines: Outlines): SourceReading {
  const touched = new Map<string, ReadonlySet<number>>();
  for (const file of changeSet.files) {
    const path = file[side];
    const lines = file.hunks.flatMap((hunk) => (side === 'after' ? hunk.added : hunk.removed));
    if (path !== null) touched.set(path, new Set(lines));
  }
  return readSources({ tree: treeOf(changeSet[side]), paths: [...touched.keys()], touched, outlines });
}
