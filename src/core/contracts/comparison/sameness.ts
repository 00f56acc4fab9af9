import { equal } from './equal.ts';
import { addressOf, areInOnePlace, contentAt, type DocumentStore, nameOfNode, type Node } from '../document-store.ts';

/** Two nodes, usually targets of `$ref`s, and what is known of them so far. */
interface Pair {
  readonly before: Node;
  readonly after: Node;
  /** What comparing their own texts came to. */
  compared?: Compared;
  /** Whether they say the same with everything they refer to. */
  proven?: boolean;
}

interface Compared {
  /** Whether their own texts are equal, down to their `$ref`s. */
  readonly same: boolean;
  /** Whether what those refer to does not stand for itself. */
  readonly contextual: boolean;
  /** What those refer to. */
  readonly dependsOn: readonly Pair[];
}

/** What a node means beyond its own text and what that refers to: a name, and the node it stands for. */
export interface Implied {
  readonly name: string;
  readonly node: Node | null;
}

/** What a node of one side implies. */
export type Implying = (node: Node) => readonly Implied[];

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
  /** Every pair that was met, by its after node and its before node; an object may stand in several places. */
  readonly #pairs = new Map<unknown, Map<unknown, Pair[]>>();
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
        return targets === null ? a === b : this.#prove(targets);
      },
      implied: (a, b) => {
        const implied = this.#implied({ raw: a, spot: before.spot }, { raw: b, spot: after.spot });
        return implied?.every((pair) => this.#prove(pair)) === true;
      },
    });
  }

  /**
   * For two nodes whose own texts are equal: the pairs they refer to that are not the same. Null where the texts are not
   * equal, or where what they refer to does not stand for itself.
   */
  changedBelow(before: Node, after: Node): readonly (readonly [Node, Node])[] | null {
    const { same, contextual, dependsOn } = this.#compared(this.#known(before, after) ?? { before, after });
    if (!same || contextual) return null;
    const pairs = [...new Set(dependsOn)].filter((pair) => !this.#prove(pair));
    // Of two `$ref`s at the same place, one that leads elsewhere need not lead to what the other led to.
    return pairs.every(isInPlace) ? pairs.map((pair) => [pair.before, pair.after] as const) : null;
  }

  #prove(start: Pair): boolean {
    if (start.proven !== undefined) return start.proven;
    const fresh = this.#explore(start);
    const differs = new Set(fresh.filter((pair) => !this.#compared(pair).same));
    const usedBy = new Map<Pair, Pair[]>();
    for (const pair of fresh) {
      for (const next of this.#compared(pair).dependsOn) {
        if (next.proven === false) differs.add(pair);
        const users = usedBy.get(next);
        if (users === undefined) usedBy.set(next, [pair]);
        else users.push(pair);
      }
    }
    for (const pair of differs) for (const user of usedBy.get(pair) ?? []) differs.add(user);
    for (const pair of fresh) pair.proven = !differs.has(pair);
    return start.proven === true;
  }

  /** The pairs of targets that can be reached and that nothing is proven of yet. */
  #explore(start: Pair): readonly Pair[] {
    const reached = new Set([start]);
    for (const pair of reached) {
      for (const next of this.#compared(pair).dependsOn) if (next.proven === undefined) reached.add(next);
    }
    return [...reached];
  }

  /** Compares two nodes down to their own `$ref`s. */
  #compared(pair: Pair): Compared {
    return (pair.compared ??= this.#compare(pair));
  }

  #compare({ before, after }: Pair): Compared {
    const dependsOn: Pair[] = [];
    const visitor = {
      contextual: false,
      dialects: this.#dialects,
      follow: (a: string, b: string) => {
        const targets = this.#targets(a, b, before, after);
        if (targets === null) return a === b;
        dependsOn.push(targets);
        return true;
      },
      implied: (a: object, b: object) => {
        const implied = this.#implied({ raw: a, spot: before.spot }, { raw: b, spot: after.spot });
        if (implied === null) return false;
        if (implied.length > 0) visitor.contextual = true;
        dependsOn.push(...implied);
        return true;
      },
    };
    const same = equal(before.raw, after.raw, contentAt(before.spot), before.spot.document.notation, visitor);
    return { same, contextual: visitor.contextual, dependsOn };
  }

  /** What two nodes imply, name by name; null where they do not imply the same names. */
  #implied(before: Node, after: Node): readonly Pair[] | null {
    const [was, now] = [this.#implying[0](before), this.#implying[1](after)].map((list) =>
      list.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    );
    if (was === undefined || was.length !== now?.length) return null;
    const pairs: Pair[] = [];
    for (const [index, { name, node }] of was.entries()) {
      const other = now[index];
      if (other?.name !== name || (other.node === null) !== (node === null)) return null;
      if (node !== null && other.node !== null) pairs.push(this.#pairOf(node, other.node));
    }
    return pairs;
  }

  #targets(before: string, after: string, from: Node, to: Node): Pair | null {
    const a = this.#before.resolve(before, from.spot);
    const b = this.#after.resolve(after, to.spot);
    return a === null || b === null ? null : this.#pairOf(a, b);
  }

  /** The pair of two nodes, which is one however it is reached. */
  #pairOf(before: Node, after: Node): Pair {
    const known = this.#known(before, after);
    if (known !== undefined) return known;
    const pair = { before, after };
    const byBefore = this.#pairs.get(keyOf(after)) ?? new Map<unknown, Pair[]>();
    this.#pairs.set(keyOf(after), byBefore);
    byBefore.set(keyOf(before), [...(byBefore.get(keyOf(before)) ?? []), pair]);
    return pair;
  }

  #known(before: Node, after: Node): Pair | undefined {
    const pairs = this.#pairs.get(keyOf(after))?.get(keyOf(before));
    return pairs?.find((pair) => isOne(pair.before, before) && isOne(pair.after, after));
  }
}

/** What a node is looked up by: many schemas are just `true`, and are told by where they stand. */
function keyOf({ raw, spot }: Node): unknown {
  return typeof raw === 'object' && raw !== null ? raw : addressOf(spot);
}

function isOne(a: Node, b: Node): boolean {
  return a.raw === b.raw && a.spot.document === b.spot.document && areInOnePlace(a.spot, b.spot);
}

/** Whether two nodes stand at one place in their documents, which may go by other names. */
function isInPlace({ before, after }: Pair): boolean {
  return nameOfNode(before) === nameOfNode(after) && areInOnePlace(before.spot, after.spot);
}
