import { newestRelease } from '../../../core/model/release.ts';
import type { Refusal } from '../../../core/model/tree.ts';
import type { World } from '../../../core/model/world.ts';
import type { Store } from '../../../core/trees/store.ts';
import { snapshotOf } from '../../../core/trees/snapshot.ts';
import { inRepository } from '../client/address.ts';
import { hostAnswer } from '../client/host-answer.ts';
import type { Origin } from '../client/origin.ts';
import { blobReader, budgetOf } from './blobs.ts';
import { readTree } from './read-tree.ts';
import { type Admit, treeStore } from './tree-store.ts';

/** The most requests for the texts of a release. */
const mostRequests = 20;

/** The newest release among the first hundred tags that the host lists; or why there is none. */
export function githubRelease(
  origin: Origin,
  known: Map<string, string | Refusal>,
  admit: Admit,
): NonNullable<World['release']> {
  let opened: Promise<Found> | null = null;
  return async (wanted) => {
    const found = await (opened ??= open(origin, known, admit)).catch(() => ({
      because: 'GitHub did not show the tags',
    }));
    if ('because' in found) return found;
    return { tag: found.tag, tree: snapshotOf(found.store.paths, await found.store.read(wanted)) };
  };
}

type Found = { readonly tag: string; readonly store: Store } | { readonly because: string };

async function open(origin: Origin, known: Map<string, string | Refusal>, admit: Admit): Promise<Found> {
  const what = `the tags of ${origin.owner}/${origin.name}`;
  const { data } = await hostAnswer(what, origin.host.rest.repos.listTags({ ...inRepository(origin), per_page: 100 }));
  const tag = newestRelease(data.map(({ name }) => name));
  const commit = data.find(({ name }) => name === tag)?.commit.sha;
  if (tag === null || commit === undefined) return { because: 'no tag of the repository is a version' };
  const tree = await readTree(origin, commit);
  if (!tree.whole) return { because: 'it has more files than GitHub lists at once' };
  const budget = budgetOf(mostRequests, 'the comparison with a release', 'compare it by hand');
  return { tag, store: treeStore(tree, blobReader(origin, known, budget), admit) };
}
