import type { ChangedFile } from '../../model/change-set.ts';
import type { Fact } from '../../model/fact.ts';
import type { Side } from '../../model/place.ts';
import type { Refusal } from '../../model/tree.ts';
import type { World } from '../../model/world.ts';
import type { Trees } from './diff-text.ts';
import { isSecretive } from '../text/secrets.ts';

/** The text of a file, why it cannot be had, or null where the tree has no such file. */
export type Looked = { readonly text: string } | { readonly refused: string } | null;

/** Everything an agent may look at. It only reads, and only these two trees. */
export interface Surroundings {
  readonly trees: Trees;
  readonly files: readonly ChangedFile[];
  readonly facts: readonly Fact[];
  /** Where a contract of one tree has its operations: `12 GET /orders`. */
  readonly endpoints: (side: Side, path: string) => readonly string[];
  /** Whether a text is here already, or is had without asking anybody. */
  readonly isHere: (side: Side, path: string) => boolean;
  /** Whether texts are had without asking anybody: then only time bounds what is searched. */
  readonly isNear: boolean;
  /** Brings everything near where that is cheaper than those of these files that are not here, if it can. */
  readonly gather: (side: Side, paths: readonly string[]) => Promise<void>;
  /** How many files may still be brought. */
  readonly left: () => number;
  /** Brings texts that were not fetched, as far as the budget for looking around goes. */
  readonly look: (side: Side, paths: readonly string[]) => Promise<ReadonlyMap<string, Looked>>;
}

/**
 * How many files may be brought for one pull request beyond what the readers needed. A host tells many in one request; how
 * many requests that may take is its adapter's to say.
 */
export const mostLooks = 150;

/** Of what is near, how much is kept, in characters: the rest is read again when it is wanted again. */
const mostKept = 100_000_000;
/** The same of what was brought near: whoever brought it keeps it too. */
const mostKeptOfGathered = 20_000_000;

/** Looks at the trees first and then, within the budget, through the world. Asks for no file twice. */
export function surroundingsOf(
  parts: Omit<Surroundings, 'look' | 'gather' | 'isHere' | 'isNear' | 'left'>,
  world: Pick<World, 'look' | 'gather' | 'isNear'>,
  most = world.isNear ? Infinity : mostLooks,
): Surroundings {
  const known = new Map<string, Looked>();
  const isNear = world.isNear === true;
  let room = most;
  let roomToKeep = isNear ? mostKept : Infinity;
  const keep = (key: string, looked: Looked): void => {
    roomToKeep -= looked && 'text' in looked ? looked.text.length : 0;
    if (roomToKeep > 0) known.set(key, looked);
  };
  const fromTree = (side: Side, path: string): Looked | undefined => {
    const tree = parts.trees[side];
    if (!tree.has(path)) return null;
    if (isSecretive(path)) return { refused: 'it exists, and may hold secrets: it is not read' };
    const text = tree.read(path);
    if (text !== undefined) return { text };
    const refusal = tree.refusal(path);
    return refusal ? { refused: refusal.because } : known.get(`${side} ${path}`);
  };
  return {
    ...parts,
    isNear,
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
      const spent: Looked = { refused: 'it was not looked at: the budget for looking around is spent' };
      return new Map([...found].map(([path, looked]) => [path, looked === undefined ? spent : looked]));
    },
  };
}

function lookedAt(
  path: string,
  texts: Readonly<Record<string, string>>,
  refused: Readonly<Record<string, Refusal>>,
): Looked {
  if (Object.hasOwn(texts, path)) return { text: texts[path] ?? '' };
  const refusal = Object.hasOwn(refused, path) ? refused[path] : undefined;
  return { refused: refusal?.because ?? 'it could not be brought' };
}
