import type { Refusal } from '../../../core/model/tree.ts';
import { tooLarge } from '../../../core/trees/decode.ts';
import { linkMode, linkRefused, type Store, submoduleMode } from '../../../core/trees/store.ts';
import type { BlobId, ReadBlobs } from './blobs.ts';
import type { HostTree } from './read-tree.ts';

/**
 * Called with the number of bytes before texts are loaded.
 * @throws TryAgain if there is no memory for them now, UserProblem if they are too many even alone.
 */
export type Admit = (bytes: number) => void;

/** A host's tree as a store: its texts are loaded with `readBlobs` after they were admitted. */
export function treeStore(tree: HostTree, readBlobs: ReadBlobs, admit: Admit): Store {
  const admitted = new Set<string>();
  const files = [...tree.files].filter(([, { mode }]) => mode !== submoduleMode);
  const paths = files.map(([path]) => path);
  return {
    paths: tree.whole ? paths : paths.toSorted(),
    sizes: new Map(files.map(([path, { size }]) => [path, size])),
    notes: [],
    ...(tree.whole && { submodules: submodulesOf(tree) }),
    read: async (wanted) => {
      const texts = new Map<string, string | Refusal>();
      const blobs: (BlobId & { readonly path: string })[] = [];
      for (const path of wanted) {
        const entry = tree.files.get(path);
        if (entry?.mode === linkMode) texts.set(path, linkRefused);
        else if (entry && entry.mode !== submoduleMode) blobs.push({ path, ...entry });
      }
      const fresh = blobs.filter(({ path }) => !admitted.has(path));
      admit(fresh.reduce((sum, { size }) => sum + (tooLarge(size) ? 0 : size), 0));
      for (const { path } of fresh) admitted.add(path);
      const read = blobs.length > 0 ? await readBlobs(blobs) : new Map<string, string | Refusal>();
      for (const { path, oid } of blobs) {
        const text = read.get(oid);
        if (text !== undefined) texts.set(path, text);
      }
      return texts;
    },
  };
}

function submodulesOf({ files }: HostTree): ReadonlyMap<string, string> {
  const found = [...files].filter(([, { mode }]) => mode === submoduleMode);
  return new Map(found.map(([path, { oid }]) => [path, oid]));
}
