import type { Refusal } from '../../core/model/tree.ts';
import { decode, mostBytes, tooLarge } from '../../core/trees/decode.ts';
import type { Git } from './git.ts';
import { linkMode, linkRefused, mostFiles, type Store, tooMany } from '../../core/trees/store.ts';

const notFetched: Refusal = {
  because: 'this clone is partial and does not have its content, and nothing is fetched',
  fix: 'fetch it first: git fetch --refetch --no-filter origin',
};

/** The tree of a commit, read from git's objects: nothing is checked out and no filter runs. */
export async function openCommit(git: Git, commit: string): Promise<Store> {
  const listing = await git.run(['ls-tree', '-r', '-z', '--full-tree', commit]);
  const blobs = new Map<string, string | Refusal>();
  const submodules = new Map<string, string>();
  const entries = listing.toString('utf8').split('\0').slice(0, -1);
  for (const entry of entries) {
    const tab = entry.indexOf('\t');
    const [mode, type, id] = entry.slice(0, tab).split(' ');
    if (type === 'commit' && id !== undefined) submodules.set(entry.slice(tab + 1), id);
    if (type !== 'blob' || id === undefined || blobs.size >= mostFiles) continue;
    blobs.set(entry.slice(tab + 1), mode === linkMode ? { ...linkRefused, digest: id } : id);
  }
  return {
    paths: [...blobs.keys()],
    sizes: null,
    submodules,
    notes: entries.length > mostFiles ? [tooMany(`The commit ${commit.slice(0, 12)}`)] : [],
    read: (paths) => readBlobs(git, blobs, paths),
  };
}

interface Blob {
  readonly path: string;
  readonly id: string;
  readonly size: number;
}

async function readBlobs(git: Git, blobs: ReadonlyMap<string, string | Refusal>, paths: readonly string[]) {
  const texts = new Map<string, string | Refusal>();
  const wanted: Omit<Blob, 'size'>[] = [];
  for (const path of paths) {
    const blob = blobs.get(path);
    if (typeof blob === 'string') wanted.push({ path, id: blob });
    else if (blob !== undefined) texts.set(path, blob);
  }
  if (wanted.length === 0) return texts;
  const readable: Blob[] = [];
  const sizes = await git.run(['cat-file', '--batch-check'], idsOf(wanted));
  for (const [index, line] of sizes.toString('latin1').trimEnd().split('\n').entries()) {
    const one = wanted[index];
    if (one === undefined) continue;
    const size = Number(line.split(' ')[2]);
    const refusal = Number.isNaN(size) ? notFetched : tooLarge(size);
    if (refusal) texts.set(one.path, { ...refusal, digest: one.id });
    else readable.push({ ...one, size });
  }
  for (const batch of batchesOf(readable)) {
    const bytes = await git.run(['cat-file', '--batch'], idsOf(batch));
    let offset = 0;
    for (const { path, id, size } of batch) {
      const start = bytes.indexOf(10, offset) + 1;
      const text = decode(bytes.subarray(start, start + size));
      texts.set(path, typeof text === 'string' ? text : { ...text, digest: id });
      offset = start + size + 1;
    }
  }
  return texts;
}

function idsOf(blobs: readonly { readonly id: string }[]): string {
  return blobs.map(({ id }) => `${id}\n`).join('');
}

/** Splits the list so that no output of git exceeds about twice the size limit of a file. */
function batchesOf(blobs: readonly Blob[]): readonly (readonly Blob[])[] {
  const batches: Blob[][] = [];
  let room = 0;
  for (const blob of blobs) {
    if (blob.size > room || batches.length === 0) {
      batches.push([]);
      room = 2 * mostBytes;
    }
    batches.at(-1)?.push(blob);
    room -= blob.size;
  }
  return batches;
}
