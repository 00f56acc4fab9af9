import { readContracts } from './contracts/index.ts';
import { readSources } from './languages/index.ts';
import type { ChangeSet } from './model/change-set.ts';
import type { Facts } from './model/facts.ts';
import type { Source } from './model/source.ts';
import { type Tree, treeOf } from './model/tree.ts';
import { readServices } from './systems/index.ts';

/** Two trees in, everything the readers can learn from them out. */
export function read(changeSet: ChangeSet, asOf: string): Facts {
  const before = treeOf(changeSet.before);
  const after = treeOf(changeSet.after);
  const names = changeSet.files.flatMap((file) => [file.before, file.after]).filter((path) => path !== null);
  const contracts = readContracts(before, after, {
    asOf,
    changed: new Set(names),
    renamed: new Map(
      changeSet.files.flatMap((file) => (file.before && file.after ? [[file.before, file.after] as const] : [])),
    ),
    format: null,
    mode: null,
  });
  const sources = { before: sourcesOf(before, changeSet, 'before'), after: sourcesOf(after, changeSet, 'after') };
  const services = readServices(after, reachedBy(sources.after.sources));
  return {
    asOf,
    contracts: contracts.contracts,
    sources: { before: sources.before.sources, after: sources.after.sources },
    services: services.services,
    unread: [...contracts.unread, ...sources.after.unread],
    seen: sources.after.seen,
    wanted: [...new Set([...contracts.wanted, ...sources.before.wanted, ...sources.after.wanted, ...services.wanted])],
  };
}

/** The files that changed code stands in or newly imports: whose services must be known well. */
function reachedBy(sources: readonly Source[]): readonly string[] {
  return sources.flatMap(({ path, imports }) => [
    path,
    ...imports.flatMap(({ target, touched }) => (touched && target !== null ? [target] : [])),
  ]);
}

function sourcesOf(tree: Tree, changeSet: ChangeSet, side: 'before' | 'after') {
  const touched = new Map<string, ReadonlySet<number>>();
  for (const file of changeSet.files) {
    const path = file[side];
    const lines = file.hunks.flatMap((hunk) => (side === 'after' ? hunk.added : hunk.removed));
    if (path !== null) touched.set(path, new Set(lines));
  }
  return readSources(tree, [...touched.keys()], touched);
}
