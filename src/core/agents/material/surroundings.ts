import type { ChangedFile } from '../../model/change-set.ts';
import type { Fact } from '../../model/fact.ts';
import type { Side } from '../../model/place.ts';
import type { Refusal } from '../../model/tree.ts';
import type { World } from '../../model/world.ts';
import type { Trees } from './diff-text.ts';
import { mayHoldSecrets } from '../text/secrets.ts';

/** The text of a file, why it cannot be read, or null if the tree has no such file. */
export type LookedUp = { readonly text: string } | { readonly refused: string } | null;

/** Everything the tools of an agent can read: the two trees of the change, and nothing else. */
export interface Surroundings {
  readonly trees: Trees;
  readonly files: readonly ChangedFile[];
  readonly facts: readonly Fact[];
  /** The operations of a contract, each with its line: `12 GET /orders`. */
  readonly endpoints: (side: Side, path: string) => readonly string[];
  /** Whether a text is loaded, or can be read without a request to a host. */
  readonly isHere: (side: Side, path: string) => boolean;
  /** Whether texts are read without requests to a host: then only time limits a search. */
  readonly isLocal: boolean;
  /** Downloads the whole tree, if the world can and that is cheaper than requesting these files one by one. */
  readonly gather: (side: Side, paths: readonly string[]) => Promise<void>;
  /** How many files may still be requested; infinite where no requests are needed. */
  readonly left: () => number;
  /** Reads files, from the host if needed, within the budget for it. */
  readonly look: (side: Side, paths: readonly string[]) => Promise<ReadonlyMap<string, LookedUp>>;
}

/**
 * The most files that are requested for one pull request beyond those the readers needed. A host sends many in one
 * request; the adapter limits the requests.
 */
export const mostLooks = 150;

/** The most characters of local files that are kept: the rest is read again when it is needed again. */
const mostKept = 100_000_000;
/** The same after the whole tree was downloaded: the adapter keeps it, too. */
const mostKeptOfGathered = 20_000_000;

/** Reads from the trees first, then from the world within the budget of `most` files. Requests no file twice. */
export function surroundingsOf(
  parts: Omit<Surroundings, 'look' | 'gather' | 'isHere' | 'isLocal' | 'left'>,
  world: Pick<World, 'look' | 'gather' | 'isLocal'>,
  most = world.isLocal ? Infinity : mostLooks,
): Surroundings {
  const known = new Map<string, LookedUp>();
  const isLocal = world.isLocal === true;
  let room = most;
  let roomToKeep = isLocal ? mostKept : Infinity;
  const keep = (key: string, looked: LookedUp): void => {
    roomToKeep -= looked && 'text' in looked ? looked.text.length : 0;
    if (roomToKeep > 0) known.set(key, looked);
  };
  const fromTree = (side: Side, path: string): LookedUp | undefined => {
    const tree = parts.trees[side];
    if (!tree.has(path)) return null;
    if (mayHoldSecrets(path)) return { refused: 'it exists, and may hold secrets: it is not read' };
    const text = tree.read(path);
    if (text !== undefined) return { text };
    const refusal = tree.refusal(path);
    return refusal ? { refused: refusal.because } : known.get(`${side} ${path}`);
  };
  return {
    ...parts,
    isLocal,
    isHere: (side, path) => room === Infinity || fromTree(side, path) !== undefined,
    left: () => room,
    gather: async (side, paths) => {
      if (room === Infinity) return;
      const missing = paths.filter((path) => fromTree(side, path) === undefined).length;
      if (missing === 0 || !(await world.gather?.(missing).catch(() => false))) return;
      room = Infinity;
      roomToKeep = mostKeptOfGathered;
    },
    look: async (side, paths) => {
      const found = new Map([...new Set(paths)].map((path) => [path, fromTree(side, path)]));
      const missing = [...found].flatMap(([path, looked]) => (looked === undefined ? [path] : []));
      const asked = missing.slice(0, room);
      room -= asked.length;
      // Where the host is out of reach, what was asked and paid for until then is not to be lost.
      const brought = asked.length > 0 ? await world.look?.(side, asked).catch(() => undefined) : undefined;
      const { texts, refused } = brought ?? { texts: {}, refused: {} };
      for (const path of asked) {
        const looked = lookedAt(path, texts, refused);
        keep(`${side} ${path}`, looked);
        found.set(path, looked);
      }
      const spent: LookedUp = { refused: 'it was not looked at: the budget for looking around is spent' };
      return new Map([...found].map(([path, looked]) => [path, looked === undefined ? spent : looked]));
    },
  };
}

function lookedAt(
  path: string,
  texts: Readonly<Record<string, string>>,
  refused: Readonly<Record<string, Refusal>>,
): LookedUp {
  if (Object.hasOwn(texts, path)) return { text: texts[path] ?? '' };
  const refusal = Object.hasOwn(refused, path) ? refused[path] : undefined;
  return { refused: refusal?.because ?? 'it could not be brought' };
}
