import { isStructured } from '../model/contract.ts';
import type { Refusal } from '../model/tree.ts';
import type { Store } from './store.ts';

/** How many files without a change are opened at most to see whether they are contracts. */
const most = 5_000;

const root = /(^|[{,])\s*["']?(openapi|swagger)["']?\s*:/m;

/**
 * The contracts of a tree, changed or not: a changed fragment can be part of a contract that itself did not change.
 * Nothing is opened where no changed file could be such a fragment.
 */
export async function contractRoots(
  store: Store,
  changed: readonly string[],
): Promise<{ readonly texts: ReadonlyMap<string, string | Refusal>; readonly notes: readonly string[] }> {
  if (!changed.some(isStructured)) return { texts: new Map(), notes: [] };
  const candidates = store.paths.filter(isStructured);
  const texts = new Map<string, string | Refusal>();
  for (let start = 0; start < Math.min(candidates.length, most); start += 200) {
    const paths = candidates.slice(start, Math.min(start + 200, most));
    for (const [path, text] of await store.read(paths)) {
      if (typeof text === 'string' && root.test(text)) texts.set(path, text);
    }
  }
  const notes =
    candidates.length > most
      ? [`Of ${candidates.length} YAML and JSON files, ${most} were looked at for contracts that use a changed file.`]
      : [];
  return { texts, notes };
}
