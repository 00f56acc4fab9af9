import type { Refusal } from '../../../core/model/tree.ts';
import { linkRefused, type Store } from '../../../core/trees/store.ts';
import type { BlobId, ReadBlobs } from './blobs.ts';
import type { HostTree } from './read-tree.ts';

/** Modes of entries that are no text of this tree. */
export const link = '120000';
/** A commit of another repository. */
export const submodule = '160000';

/** A tree of a host as a store: its texts are brought through `readBlobs`. */
export function treeStore(tree: HostTree, readBlobs: ReadBlobs): Store {
  const files = [...tree.files].filter(([, { mode }]) => mode !== submodule);
  const paths = files.map(([path]) => path);
  return {
    paths: tree.whole ? paths : paths.toSorted(),
    sizes: new Map(files.map(([path, { size }]) => [path, size])),
    notes: [],
    read: async (wanted) => {
      const texts = new Map<string, string | Refusal>();
      const blobs: (BlobId & { readonly path: string })[] = [];
      for (const path of wanted) {
        const entry = tree.files.get(path);
        if (entry?.mode === link) texts.set(path, linkRefused);
        else if (entry && entry.mode !== submodule) blobs.push({ path, ...entry });
      }
      const read = blobs.length > 0 ? await readBlobs(blobs) : new Map<string, string | Refusal>();
      for (const { path, oid } of blobs) {
        const text = read.get(oid);
        if (text !== undefined) texts.set(path, text);
      }
      return texts;
    },
  };
}
