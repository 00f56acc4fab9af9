import type { ChangedFile, ConfigText } from '../model/change-set.ts';
import type { Refusal, Snapshot } from '../model/tree.ts';
import type { World } from '../model/world.ts';
import { contractRoots } from './contract-roots.ts';
import { snapshotOf } from './snapshot.ts';
import type { Store } from './store.ts';

/** Two trees, and what differs between them. */
export interface Opened {
  readonly before: Store;
  readonly after: Store;
  readonly files: readonly ChangedFile[];
  readonly configs: readonly ConfigText[];
  readonly notes: readonly string[];
}

/** The most text of one tree that is brought, in characters. */
const mostText = 256 * 1024 * 1024;

/** Read by everyone who wants to know which service a file belongs to, and what an import means. */
const manifest = /(^|\/)(package|tsconfig(\.[^/]+)?)\.json$/;

/** A world over two stores: what changed, the contracts it may be part of, the manifests, and what is asked for. */
export function storeWorld(opened: Opened): Omit<World, 'grammar'> {
  const names = (side: 'before' | 'after') => opened.files.flatMap((file) => file[side] ?? []);
  const sides = {
    before: sideOf(opened.before, names('before')),
    after: sideOf(opened.after, names('after')),
  };
  return {
    fetch: async (_job, wanted) => {
      await sides.before.bring(wanted);
      await sides.after.bring(wanted);
      return {
        before: sides.before.snapshot(),
        after: sides.after.snapshot(),
        files: opened.files,
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

function sideOf(store: Store, changed: readonly string[]) {
  const brought = new Map<string, string | Refusal>();
  const notes = [...store.notes];
  let room = mostText;
  let begun = false;
  const keep = (texts: ReadonlyMap<string, string | Refusal>): void => {
    for (const [path, text] of texts) {
      room -= typeof text === 'string' ? text.length : 0;
      brought.set(path, room > 0 ? text : tooMuch);
    }
  };
  return {
    notes,
    bring: async (wanted: readonly string[]): Promise<void> => {
      if (!begun) {
        begun = true;
        keep(await store.read([...changed, ...store.paths.filter((path) => manifest.test(path))]));
        const roots = await contractRoots(store, changed);
        keep(new Map([...roots.texts].filter(([path]) => !brought.has(path))));
        notes.push(...roots.notes);
      }
      const missing = wanted.filter((path) => !brought.has(path));
      if (missing.length > 0) keep(await store.read(missing));
    },
    snapshot: (): Snapshot => snapshotOf(store.paths, brought),
  };
}

const tooMuch: Refusal = {
  because: 'the change is too large: 256 MB of text had been read before it',
  fix: 'review it in parts, or exclude what is generated in .github/architect.yml',
};
