import { equal } from './equal.ts';
import { addressOf, contentAt, type DocumentStore, nameOfNode, type Node, pathOf } from '../document-store.ts';

/** Two nodes, usually targets of `$ref`s. */
interface Pair {
  /** Whether their own texts are equal, down to their `$ref`s. */
  readonly same: boolean;
  /** Whether what those refer to does not stand for itself. */
  readonly contextual: boolean;
  /** What those refer to. */
  readonly dependsOn: Targets;
}

/** What a node means beyond its own text and what that refers to: a name, and the node it stands for. */
export interface Implied {
  readonly name: string;
  readonly node: Node | null;
}

/** What a node of one side implies. */
export type Implying = (node: Node) => readonly Implied[];

type Targets = readonly (readonly [key: string, targets: readonly [Node, Node]])[];

/**
 * Proves that two nodes say the same, `$ref`s followed, so that the walk can leave out most of two large contracts.
 *
 * Each pair of `$ref` targets is compared once. A pair differs if its own text does, or a pair it leads to; what is
 * left when that has spread is the same, cycles included.
 */
export class Sameness {
  readonly #before: DocumentStore;
  readonly #after: DocumentStore;
  readonly #dialects: boolean;
  readonly #pairs = new Map<string, Pair>();
  readonly #proven = new Map<string, boolean>();

  readonly #implying: readonly [before: Implying, after: Implying];

  /** `dialects`: the two sides are of versions of the format that give some keys another meaning. */
  constructor(
    before: DocumentStore,
    after: DocumentStore,
    dialects = false,
    implying: readonly [before: Implying, after: Implying] = [() => [], () => []],
  ) {
    this.#before = before;
    this.#after = after;
    this.#dialects = dialects;
    this.#implying = implying;
  }

  /** Whether both nodes, with everything they refer to, are equal in all that a machine reads. */
  same(before: Node, after: Node): boolean {
    if (typeof before.raw !== 'object' || typeof after.raw !== 'object') return before.raw === after.raw;
    return equal(before.raw, after.raw, contentAt(before.spot), before.spot.document.notation, {
      dialects: this.#dialects,
      follow: (a, b) => {
        const targets = this.#targets(a, b, before, after);
        return targets === null ? a === b : this.#prove(keyOf(...targets), targets);
      },
      implied: (a, b) => {
        const implied = this.#implied({ raw: a, spot: before.spot }, { raw: b, spot: after.spot });
        return implied?.every((pair) => this.#prove(...pair)) === true;
      },
    });
  }

  /**
   * For two nodes whose own texts are equal: the pairs they refer to that are not the same. Null where the texts are not
   * equal, or where what they refer to does not stand for itself.
   */
  changedBelow(before: Node, after: Node): readonly (readonly [Node, Node])[] | null {
    const { same, contextual, dependsOn } = this.#pairs.get(keyOf(before, after)) ?? this.#compare(before, after);
    if (!same || contextual) return null;
    const changed = new Map<string, readonly [Node, Node]>();
    for (const [key, targets] of dependsOn) if (!this.#prove(key, targets)) changed.set(key, targets);
    const pairs = [...changed.values()];
    // Of two `$ref`s at the same place, one that leads elsewhere need not lead to what the other led to.
    return pairs.every(([was, now]) => isInPlace(was, now)) ? pairs : null;
  }

  #prove(start: string, targets: readonly [Node, Node]): boolean {
    const known = this.#proven.get(start);
    if (known !== undefined) return known;
    const fresh = this.#explore(start, targets);
    const differs = new Set(fresh.filter((key) => this.#pairs.get(key)?.same === false));
    const usedBy = new Map<string, string[]>();
    for (const key of fresh) {
      for (const [next] of this.#pairs.get(key)?.dependsOn ?? []) {
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
  #explore(start: string, first: readonly [Node, Node]): string[] {
    const fresh: string[] = [];
    const queue: (readonly [string, readonly [Node, Node]])[] = [[start, first]];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const [key, targets] = next;
      if (this.#pairs.has(key)) continue;
      const pair = this.#compare(...targets);
      this.#pairs.set(key, pair);
      fresh.push(key);
      for (const below of pair.dependsOn) if (!this.#pairs.has(below[0])) queue.push(below);
    }
    return fresh;
  }

  #compare(before: Node, after: Node): Pair {
    const dependsOn: (readonly [string, readonly [Node, Node]])[] = [];
    const visitor = {
      contextual: false,
      dialects: this.#dialects,
      follow: (a: string, b: string) => {
        const targets = this.#targets(a, b, before, after);
        if (targets === null) return a === b;
        dependsOn.push([keyOf(...targets), targets]);
        return true;
      },
      implied: (a: object, b: object) => {
        const implied = this.#implied({ raw: a, spot: before.spot }, { raw: b, spot: after.spot });
        if (implied === null) return false;
        if (implied.length > 0) visitor.contextual = true;
        for (const one of implied) dependsOn.push(one);
        return true;
      },
    };
    const same = equal(before.raw, after.raw, contentAt(before.spot), before.spot.document.notation, visitor);
    return { same, contextual: visitor.contextual, dependsOn };
  }

  /** What two nodes imply, name by name; null where they do not imply the same names. */
  #implied(before: Node, after: Node): Targets | null {
    const [was, now] = [this.#implying[0](before), this.#implying[1](after)].map((list) =>
      list.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    );
    if (was === undefined || was.length !== now?.length) return null;
    const pairs: [string, [Node, Node]][] = [];
    for (const [index, { name, node }] of was.entries()) {
      const other = now[index];
      if (other?.name !== name || (other.node === null) !== (node === null)) return null;
      if (node !== null && other.node !== null) pairs.push([keyOf(node, other.node), [node, other.node]]);
    }
    return pairs;
  }

  #targets(before: string, after: string, from: Node, to: Node): [Node, Node] | null {
    const a = this.#before.resolve(before, from.spot);
    const b = this.#after.resolve(after, to.spot);
    return a === null || b === null ? null : [a, b];
  }
}

/** Whether two nodes stand at one place in their documents, which may go by other names. */
function isInPlace(before: Node, after: Node): boolean {
  const [was, now] = [pathOf(before.spot), pathOf(after.spot)];
  return (
    nameOfNode(before) === nameOfNode(after) && was.length === now.length && was.every((key, at) => key === now[at])
  );
}

function keyOf(before: Node, after: Node): string {
  return `${addressOf(before.spot)}\n${addressOf(after.spot)}`;
}
