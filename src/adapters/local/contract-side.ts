import { statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { ContractFiles } from '../../core/model/contract-files.ts';
import type { Unread } from '../../core/model/contract.ts';
import { emptySnapshot, type Refusal, type Snapshot } from '../../core/model/tree.ts';
import { diskStore, openFolder } from './disk-store.ts';
import { snapshotOf } from '../../core/trees/snapshot.ts';

/** One side of a comparison of contracts: a file, a folder, texts by path, or nothing. */
export type ContractInput = string | Readonly<Record<string, string | null>> | null;

/** A side as a tree, and the caller's names for its files. */
export interface ContractSide {
  readonly snapshot: Snapshot;
  /** What was given and could not be read. */
  readonly missing: readonly Unread[];
  /** The file, if the side is a single one. */
  readonly single: string | null;
  /** Whether a folder was given. */
  readonly isFolder: boolean;
  /** The path of a file of this tree as the caller would write it; undefined if it is not in this tree. */
  named(path: string): string | undefined;
}

const nothing: ContractSide = {
  snapshot: emptySnapshot,
  missing: [],
  single: null,
  isFolder: false,
  named: () => undefined,
};

/** Reads one side. What is missing is reported in `missing`, never thrown. */
export async function contractSide(given: ContractInput, needs: ContractFiles['needs']): Promise<ContractSide> {
  if (given === null) return nothing;
  if (typeof given !== 'string') return fromTexts(given);
  const kind = kindOf(given);
  if (kind === 'file') return fromFile(given, needs);
  if (kind !== 'folder') return { ...nothing, missing: [{ file: given, ...kind }] };
  const store = openFolder(resolve(given));
  const snapshot = snapshotOf(store.paths, await store.read(store.paths));
  const known = new Set(store.paths);
  const missing = store.notes.map((because) => ({ file: given, because, fix: 'compare a part of it' }));
  return { ...nothing, snapshot, missing, isFolder: true, named: (path) => (known.has(path) ? path : undefined) };
}

function kindOf(path: string): 'file' | 'folder' | Refusal {
  try {
    const stat = path.includes('\0') ? undefined : statSync(path, { throwIfNoEntry: false });
    if (stat?.isFile()) return 'file';
    if (stat?.isDirectory()) return 'folder';
    return stat
      ? { because: 'it is neither a file nor a folder', fix: 'name a file or a folder' }
      : { because: 'there is no such file or folder', fix: 'name one that exists' };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { because: `it could not be looked at (${code})`, fix: 'name a file or folder that can be read' };
  }
}

function fromTexts(given: Readonly<Record<string, string | null>>): ContractSide {
  const texts = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== null);
  const paths = texts.map(([path]) => path);
  return {
    ...nothing,
    snapshot: { paths, texts: Object.fromEntries(texts), refused: {} },
    single: paths.length === 1 ? (paths[0] ?? null) : null,
    named: (path) => (paths.includes(path) ? path : undefined),
  };
}

/**
 * A file, and the files it needs in its own folder and below. Paths in its tree have no `..`, so that no reference can
 * leave the folder; `named` gives the caller's spelling.
 */
async function fromFile(given: string, needs: ContractFiles['needs']): Promise<ContractSide> {
  const folder = resolve(dirname(given));
  const inside = relative(process.cwd(), folder);
  const root = inside.startsWith('..') || isAbsolute(inside) ? folder.slice(1) : inside;
  const prefix = root === '' ? '' : `${root.split(sep).join('/')}/`;
  const name = relative(folder, resolve(given));
  const texts = await reachable(folder, name, needs);
  const brought = new Map([...texts].map(([path, text]) => [`${prefix}${path}`, text]));
  const refused = texts.get(name);
  return {
    snapshot: snapshotOf([...brought.keys()], brought),
    missing: typeof refused === 'object' ? [{ file: given, because: refused.because, fix: refused.fix }] : [],
    single: `${prefix}${name}`,
    isFolder: false,
    named: (path) => {
      if (path === `${prefix}${name}`) return given;
      return brought.has(path) ? join(dirname(given), path.slice(prefix.length)) : undefined;
    },
  };
}

/** The most files that are read because a single named file refers to them. */
const mostReferred = 2_000;

async function reachable(
  folder: string,
  start: string,
  needs: ContractFiles['needs'],
): Promise<ReadonlyMap<string, string | Refusal>> {
  const texts = new Map<string, string | Refusal>();
  const queue = [start];
  const seen = new Set(queue);
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const text = (await diskStore(folder, [path]).read([path])).get(path);
    if (text === undefined) continue;
    texts.set(path, text);
    if (typeof text !== 'string' || seen.size > mostReferred) continue;
    for (const next of needs(path, text)) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return texts;
}
