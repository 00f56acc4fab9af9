import { type Library, type Node, pathOf, refOf } from './library.ts';

/** Keywords whose text means nothing to a machine. A property of that name holds a schema, not a text. */
const prose = new Set(['description', 'summary', 'title']);

interface Pair {
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
    const found: [Node, Node][] = [];
    if (!this.#equal(before, after, found)) return false;
    return found.every(([a, b]) => this.#prove(a, b));
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
        usedBy.set(next, [...(usedBy.get(next) ?? []), key]);
      }
    }
    for (const key of differs) for (const user of usedBy.get(key) ?? []) differs.add(user);
    for (const key of fresh) this.#proven.set(key, !differs.has(key));
    return this.#proven.get(start) === true;
  }

  #explore(start: string, before: Node, after: Node): string[] {
    const fresh: string[] = [];
    const queue: [string, Node, Node][] = [[start, before, after]];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const [key, a, b] = next;
      if (this.#pairs.has(key)) continue;
      const found: [Node, Node][] = [];
      const same = this.#equal(a, b, found);
      this.#pairs.set(key, { same, dependsOn: found.map(([x, y]) => keyOf(x, y)) });
      fresh.push(key);
      for (const [x, y] of found) queue.push([keyOf(x, y), x, y]);
    }
    return fresh;
  }

  /** Compares the nodes down to their `$ref`s, whose targets it collects. */
  #equal(before: Node, after: Node, found: [Node, Node][]): boolean {
    const compare = (a: unknown, b: unknown): boolean => {
      if (a === b) return true;
      if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
      if (Array.isArray(a) || Array.isArray(b)) {
        if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
        return a.every((item, index) => compare(item, b[index]));
      }
      return compareMaps(a as Record<string, unknown>, b as Record<string, unknown>);
    };
    const compareMaps = (a: Record<string, unknown>, b: Record<string, unknown>): boolean => {
      const refs = [refOf(a), refOf(b)] as const;
      if (refs[0] !== null && refs[1] !== null && !this.#follow(refs[0], refs[1], before, after, found)) return false;
      let count = 0;
      for (const key in b) if (!(prose.has(key) && typeof b[key] === 'string')) count++;
      for (const key in a) {
        const value = a[key];
        if (prose.has(key) && typeof value === 'string') continue;
        if (!Object.hasOwn(b, key)) return false;
        count--;
        if (key === '$ref' && refs[0] !== null && refs[1] !== null) continue;
        if (!compare(value, b[key])) return false;
      }
      return count === 0;
    };
    return compare(before.raw, after.raw);
  }

  #follow(before: string, after: string, from: Node, to: Node, found: [Node, Node][]): boolean {
    const a = this.#before.resolve(before, from.spot);
    const b = this.#after.resolve(after, to.spot);
    if (a === null || b === null) return a === b && before === after;
    found.push([a, b]);
    return true;
  }
}

function keyOf(before: Node, after: Node): string {
  const name = ({ spot }: Node) => `${spot.document.file}\n${pathOf(spot).join('/')}`;
  return `${name(before)}\n${name(after)}`;
}
