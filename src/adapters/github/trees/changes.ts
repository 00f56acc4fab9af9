import type { ChangedFile, Hunk } from '../../../core/model/change-set.ts';
import { TryAgain } from '../../../core/model/problem.ts';
import { hunksOfPatch } from '../../../core/trees/hunks.ts';
import { linkMode, submoduleMode } from '../../../core/trees/store.ts';
import type { ListedFile } from './listed-files.ts';
import type { HostTree } from './read-tree.ts';

/** Two trees of a host. */
export interface HostTrees {
  readonly before: HostTree;
  readonly after: HostTree;
}

/**
 * The changed files, by the host's list. A file that differs without hunks is `withoutHunks`, and so is each that differs
 * between the trees and is missing from the list, which is limited.
 * @throws TryAgain if the list is for another head: somebody has pushed meanwhile.
 */
export function changesOf(
  listed: readonly ListedFile[],
  trees: HostTrees,
  title: string,
  cut: boolean,
): readonly ChangedFile[] {
  const told = listed.flatMap((file) => changeOf(file, trees, title));
  if (!cut) return told;
  const known = new Set(listed.flatMap((file) => [file.filename, file.previous_filename ?? file.filename]));
  return [...told, ...differing(trees, known)];
}

/**
 * The files that differ between two trees by id, all of them `withoutHunks`. An unchanged file under another path is a
 * rename.
 */
export function differing(trees: HostTrees, except: ReadonlySet<string> = new Set()): readonly ChangedFile[] {
  const { before, after } = trees;
  const whole = before.whole && after.whole;
  const paths = [...new Set([...before.files.keys(), ...after.files.keys()])].filter((path) => {
    const [was, now] = [before.files.get(path), after.files.get(path)];
    return was?.oid !== now?.oid && !except.has(path) && (whole || (was !== undefined && now !== undefined));
  });
  const gone = paths.filter((path) => !after.files.has(path));
  const origins = new Map(gone.map((path) => [before.files.get(path)?.oid, path]));
  const moved = new Map<string, string>();
  for (const path of paths) {
    const oid = after.files.get(path)?.oid;
    const origin = before.files.has(path) ? undefined : origins.get(oid);
    if (origin === undefined) continue;
    moved.set(path, origin);
    origins.delete(oid);
  }
  const left = new Set(moved.values());
  return paths.flatMap((path) => (left.has(path) ? [] : fileOf(moved.get(path) ?? path, path, [], trees)));
}

function changeOf(file: ListedFile, trees: HostTrees, title: string): readonly ChangedFile[] {
  const { filename, status, sha, patch } = file;
  if (status === 'unchanged') return [];
  const entry = trees.after.files.get(filename);
  if (status !== 'removed' && sha !== null && entry !== undefined && entry.oid !== sha) {
    throw new TryAgain(5, `${title} was pushed to while it was read.`);
  }
  const from = status === 'added' || status === 'copied' ? null : (file.previous_filename ?? filename);
  return fileOf(from, status === 'removed' ? null : filename, hunksOfPatch(patch ?? ''), trees);
}

/** A changed file; null for a submodule. A link that stays a link has no lines. */
function fileOf(
  from: string | null,
  to: string | null,
  hunks: readonly Hunk[],
  trees: HostTrees,
): readonly ChangedFile[] {
  const was = from === null ? undefined : trees.before.files.get(from);
  const now = to === null ? undefined : trees.after.files.get(to);
  const before = was?.mode === submoduleMode || (was === undefined && trees.before.whole) ? null : from;
  const after = now?.mode === submoduleMode || (now === undefined && trees.after.whole) ? null : to;
  if ((before === null && after === null) || (was?.mode === linkMode && now?.mode === linkMode)) return [];
  const status = before === null ? 'added' : after === null ? 'removed' : before === after ? 'modified' : 'renamed';
  const withoutHunks = was?.oid !== now?.oid && hunks.length === 0;
  return [{ status, before, after, hunks, ...(withoutHunks && { withoutHunks: true }) }];
}
