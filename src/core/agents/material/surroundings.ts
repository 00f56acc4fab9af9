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
  /** Brings texts that were not fetched, as far as the budget for looking around goes. */
  readonly look: (side: Side, paths: readonly string[]) => Promise<ReadonlyMap<string, Looked>>;
}

/** How many files may be brought for one pull request beyond what the readers needed: each is a request to a host. */
export const mostLooks = 40;

/** Looks at the trees first and then, within the budget, through the world. Asks for no file twice. */
export function surroundingsOf(
  parts: Omit<Surroundings, 'look' | 'isHere'>,
  world: Pick<World, 'look' | 'isNear'>,
  most = world.isNear ? Infinity : mostLooks,
): Surroundings {
  const known = new Map<string, Looked>();
  let room = most;
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
    isHere: (side, path) => world.isNear === true || fromTree(side, path) !== undefined,
    look: async (side, paths) => {
      const wanted = [...new Set(paths)];
      const missing = wanted.filter((path) => fromTree(side, path) === undefined);
      const asked = missing.slice(0, room);
      room -= asked.length;
      // Where the host is out of reach, what was asked and paid for until then is not to be lost.
      const brought = asked.length > 0 ? await world.look?.(side, asked).catch(() => undefined) : undefined;
      const { texts, refused } = brought ?? { texts: {}, refused: {} };
      for (const path of asked) known.set(`${side} ${path}`, lookedAt(path, texts, refused));
      const spent: Looked = { refused: 'it was not looked at: the budget for looking around is spent' };
      return new Map(
        wanted.map((path) => {
          const looked = fromTree(side, path);
          return [path, looked === undefined ? spent : looked];
        }),
      );
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
