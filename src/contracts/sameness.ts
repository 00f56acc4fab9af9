import { type Library, type Node, pathOf, refOf } from './library.ts';

/** Keywords whose text means nothing to a machine. A property of that name holds a schema, not a text. */
const prose = new Set(['description', 'summary', 'title']);

/** Decides on a `$ref` on each side; called for every pair of them that a comparison meets. */
type FollowRefs = (before: string, after: string) => boolean;

/** Keywords that change what a `$ref` beside or below them means for the schema they are in. */
const bending = new Set(['allOf', 'not', 'if', 'readOnly', 'writeOnly']);

/** Two targets of `$ref`s. */
interface Pair {
  readonly targets: readonly [Node, Node];
  /** Whether their own texts are equal, down to their `$ref`s. */
  readonly same: boolean;
  readonly dependsOn: readonly string[];
}

/**
 * Proves that two nodes say the same, `$ref`s followed, so that the walk can leave out most of two large contracts.
 *
 * Each pair of `$ref` targets is compared once. A pair differs if its own text does, or a pair it leads to; what is
 * left when that has spread is the same, cycles included.
 */
export class Sameness {
  readonly #before: Library;
  readonly #after: Library;
  readonly #pairs = new Map<string, Pair>();
  readonly #proven = new Map<string, boolean>();

  constructor(before: Library, after: Library) {
    this.#before = before;
    this.#after = after;
  }

  /** Whether both nodes, with everything they refer to, are equal in all that a machine reads. */
  same(before: Node, after: Node): boolean {
    const follow: FollowRefs = (a, b) => {
      const targets = this.#targets(a, b, before, after);
      return targets === null ? a === b : this.#prove(...targets);
    };
    return equal(before.raw, after.raw, follow);
  }

  /**
   * For two targets of `$ref`s whose own texts are equal: the pairs they lead to that are not the same. Null where they
   * are not equal, or where what they refer to does not stand for itself.
   */
  changedBelow(before: Node, after: Node): readonly (readonly [Node, Node])[] | null {
    const pair = this.#pairs.get(keyOf(before, after));
    if (pair === undefined || !pair.same || isBent(before.raw)) return null;
    const changed = new Set(pair.dependsOn.filter((key) => this.#proven.get(key) === false));
    return [...changed].flatMap((key) => {
      const found = this.#pairs.get(key);
      return found ? [found.targets] : [];
    });
  }

  #prove(before: Node, after: Node): boolean {
    const start = keyOf(before, after);
    const known = this.#proven.get(start);
    if (known !== undefined) return known;
    const fresh = this.#explore(start, before, after);
    const differs = new Set(fresh.filter((key) => this.#pairs.get(key)?.same === false));
    const usedBy = new Map<string, string[]>();
    for (const key of fresh) {
      for (const next of this.#pairs.get(key)?.dependsOn ?? []) {
        if (this.#proven.get(next) === false) differs.add(key);
        const users = usedBy.get(next);
        if (users === undefined) usedBy.set(next, [key]);
        else users.push(key);
      }
    }
    for (const key of differs) for (const user of usedBy.get(key) ?? []) differs.add(user);
    for (const key of fresh) this.#proven.set(key, !differs.has(key));
    return this.#proven.get(start) === true;
  }

  /** Compares every pair of targets that can be reached, each down to its own `$ref`s. */
  #explore(start: string, before: Node, after: Node): string[] {
    const fresh: string[] = [];
    const queue: [string, Node, Node][] = [[start, before, after]];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const [key, a, b] = next;
      if (this.#pairs.has(key)) continue;
      const dependsOn: string[] = [];
      const same = equal(a.raw, b.raw, (refBefore, refAfter) => {
        const targets = this.#targets(refBefore, refAfter, a, b);
        if (targets === null) return refBefore === refAfter;
        const found = keyOf(...targets);
        dependsOn.push(found);
        if (!this.#pairs.has(found)) queue.push([found, ...targets]);
        return true;
      });
      this.#pairs.set(key, { targets: [a, b], same, dependsOn });
      fresh.push(key);
    }
    return fresh;
  }

  #targets(before: string, after: string, from: Node, to: Node): [Node, Node] | null {
    const a = this.#before.resolve(before, from.spot);
    const b = this.#after.resolve(after, to.spot);
    return a === null || b === null ? null : [a, b];
  }
}

/** Compares two values down to their `$ref`s, which are left to `follow`. */
function equal(a: unknown, b: unknown, follow: FollowRefs): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let index = 0; index < a.length; index++) if (!equal(a[index], b[index], follow)) return false;
    return true;
  }
  return !Array.isArray(b) && equalMaps(a as Record<string, unknown>, b as Record<string, unknown>, follow);
}

function equalMaps(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
  follow: FollowRefs,
): boolean {
  const [refBefore, refAfter] = [refOf(a), refOf(b)];
  const bothRefer = refBefore !== null && refAfter !== null;
  if (bothRefer && !follow(refBefore, refAfter)) return false;
  let count = 0;
  for (const key in b) if (!(typeof b[key] === 'string' && prose.has(key))) count++;
  for (const key in a) {
    const value = a[key];
    if (typeof value === 'string' && prose.has(key)) continue;
    const other = b[key];
    if (other === undefined || !Object.hasOwn(b, key)) return false;
    count--;
    if (value !== other && !(bothRefer && key === '$ref') && !equal(value, other, follow)) return false;
  }
  return count === 0;
}

function isBent(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null) return false;
  if (Array.isArray(raw)) return raw.some(isBent);
  return Object.entries(raw).some(([key, child]) => bending.has(key) || isBent(child));
}

function keyOf(before: Node, after: Node): string {
  const name = ({ spot }: Node) => `${spot.document.file}\n${pathOf(spot).join('/')}`;
  return `${name(before)}\n${name(after)}`;
}
