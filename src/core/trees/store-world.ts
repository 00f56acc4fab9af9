import type { ChangedFile, ConfigText } from '../model/change-set.ts';
import type { ContractFiles } from '../model/contract-files.ts';
import type { Refusal, Snapshot } from '../model/tree.ts';
import type { World } from '../model/world.ts';
import { contractRoots, isFragment, soundsLikeFragment } from './contract-roots.ts';
import { foldersAround } from '../model/folders-around.ts';
import { snapshotOf } from './snapshot.ts';
import { changedSubmodules, type Store } from './store.ts';

/** Two opened trees, and what differs between them. */
export interface Opened {
  readonly before: Store;
  readonly after: Store;
  readonly files: readonly ChangedFile[];
  readonly configs: readonly ConfigText[];
  readonly notes: readonly string[];
  /** How contracts are recognised. */
  readonly contracts: ContractFiles;
  /** The addresses below which the host serves the files of both trees; left out if they are not known. */
  readonly publishedAt?: readonly string[];
}

/** The most text of one tree that is loaded, in characters. */
const mostText = 256 * 1024 * 1024;

/** The files that say which service a file belongs to, and what an import refers to. */
const manifest = /(^|\/)(package|(ts|js)config(\.[^/]+)?)\.json$/;

/**
 * A world over two stores. It lists what changed, and loads what is wanted, together with the manifests around it and the
 * contracts it may be part of.
 */
export function storeWorld(opened: Opened): Required<Pick<World, 'fetch' | 'look' | 'isLocal'>> {
  const { contracts, publishedAt } = opened;
  const sides = { before: sideOf(opened.before, contracts), after: sideOf(opened.after, contracts) };
  const both = [sides.before, sides.after] as const;
  const changed = new Set(opened.files.flatMap((file) => [file.before ?? [], file.after ?? []].flat()));
  const submodules = changedSubmodules(opened.before, opened.after);
  const isRemote = opened.before.sizes !== null || opened.after.sizes !== null;
  // A fragment of one side is searched for on both: a contract that is found on one only would seem to be new, or gone.
  const search = (fragments: readonly string[]) => Promise.all(both.map((side) => side.search(fragments)));
  return {
    isLocal: !isRemote,
    fetch: async (_job, wanted) => {
      const edited = wanted.filter((path) => changed.has(path));
      const early = isRemote ? edited.filter((path) => soundsLikeFragment(path, contracts)) : [];
      await Promise.all([search(early), ...both.map((side) => side.load(wanted))]);
      await search(edited.filter((path) => both.some((side) => side.hasFragment(path))));
      return {
        before: { ...sides.before.snapshot(), ...(publishedAt && { publishedAt }) },
        after: { ...sides.after.snapshot(), ...(publishedAt && { publishedAt }) },
        files: opened.files,
        ...(submodules.length > 0 && { submodules }),
        configs: opened.configs,
        notes: [...new Set([...opened.notes, ...sides.before.notes, ...sides.after.notes])],
      };
    },
    look: async (side, paths) => {
      const { texts, refused } = snapshotOf([], await opened[side].read(paths));
      return { texts, refused };
    },
  };
}

function sideOf(store: Store, contracts: ContractFiles) {
  const brought = new Map<string, string | Refusal>();
  const notes = [...store.notes];
  const manifests = store.paths.filter((path) => manifest.test(path));
  let room = mostText;
  let searched = false;
  const keep = (texts: ReadonlyMap<string, string | Refusal>): void => {
    for (const [path, text] of texts) {
      if (brought.has(path)) continue;
      room -= typeof text === 'string' ? text.length : 0;
      brought.set(path, room > 0 ? text : tooMuch);
    }
  };
  /** Done once: the contracts that may use one fragment may use the others, too. */
  const search = async (fragments: readonly string[]): Promise<void> => {
    if (fragments.length === 0 || searched) return;
    searched = true;
    const roots = await contractRoots(store, fragments, contracts);
    keep(roots.texts);
    for (const note of roots.notes) notes.push(note);
  };
  return {
    notes,
    search,
    hasFragment: (path: string) => isFragment(path, brought.get(path), contracts),
    load: async (wanted: readonly string[]): Promise<void> => {
      const missing = wanted.filter((path) => !brought.has(path));
      if (missing.length === 0) return;
      const needed = store.sizes === null ? manifests : beside(missing, manifests);
      keep(await store.read([...new Set([...missing, ...needed.filter((path) => !brought.has(path))])]));
    },
    snapshot: (): Snapshot => snapshotOf(store.paths, brought),
  };
}

/** The manifests in the folders around the files: from a host, others are requested only once they are wanted. */
function beside(paths: readonly string[], manifests: readonly string[]): readonly string[] {
  const around = foldersAround(paths);
  return manifests.filter((path) => around.has(path.slice(0, path.lastIndexOf('/') + 1)));
}

const tooMuch: Refusal = {
  because: 'the change is too large: 256 MB of text had been read before it',
  fix: 'review it in parts, or exclude what is generated in .github/architect.yml',
};
