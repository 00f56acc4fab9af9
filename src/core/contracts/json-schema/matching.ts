import type { Node } from '../document-store.ts';
import type { SchemaContext } from './context.ts';
import { type Alternative, alternativesOf, nameOf, nested, spokenOf } from './alternative.ts';
import { typesOfView } from './type.ts';

/** Which alternatives of two versions are the same one. */
export interface Pairing {
  readonly pairs: readonly (readonly [before: Alternative, after: Alternative])[];
  readonly removed: readonly Alternative[];
  readonly added: readonly Alternative[];
}

/** Beyond this, alternatives that nothing tells apart are not compared each with each. */
const many = 60;
/** How many choices inside choices are opened. */
const deepest = 4;

type Both = readonly [Pick<SchemaContext, 'documents' | 'dialect'>, Pick<SchemaContext, 'documents' | 'dialect'>];

/**
 * Puts the alternatives of two versions together: by the value that tells them, by the component they refer to, by their
 * title, by being the same, and where one side has a choice inside the choice, by what is in there; those that are left,
 * by likeness. Never by position.
 */
export function matchAlternatives(
  before: readonly Alternative[],
  after: readonly Alternative[],
  same: (before: Node, after: Node) => boolean,
  both: Both,
  retell: (opened: Alternative[], side: 0 | 1) => Alternative[] = (opened) => opened,
): Pairing {
  const match = new Match(before, after, same);
  match.byNames();
  for (let depth = 0; depth < deepest && match.open(both, retell); depth++) match.byNames();
  match.byLikeness();
  return { pairs: match.pairs, removed: match.left, added: match.right };
}

class Match {
  readonly pairs: (readonly [Alternative, Alternative])[] = [];
  left: readonly Alternative[];
  right: readonly Alternative[];
  readonly #same: (before: Node, after: Node) => boolean;

  constructor(
    before: readonly Alternative[],
    after: readonly Alternative[],
    same: (before: Node, after: Node) => boolean,
  ) {
    this.left = before;
    this.right = after;
    this.#same = same;
  }

  byNames(): void {
    this.#by(({ values, refers }) => values.map((value) => `${value} ${refers ?? ''}`));
    this.#by(({ values }) => values);
    this.#by(({ refers }) => (refers === null ? [] : [refers]));
    this.#by((one) => (one.calls === '' || one.refers !== null ? [] : [one.calls]), true);
    if (this.left.length > many || this.right.length > many) return;
    this.#take((one, other) => this.#same(one.target, other.target));
    // A component that was written out, or the other way round.
    this.#take((one, other) => nameOf(one) !== '' && nameOf(one) === nameOf(other) && !contradict(one, other));
  }

  /** Opens choices inside the choice, where the other side has what is in there; true where it did. */
  open(both: Both, retell: (opened: Alternative[], side: 0 | 1) => Alternative[]): boolean {
    const opened = (side: readonly Alternative[], others: readonly Alternative[], index: 0 | 1) => {
      const names = new Set(others.flatMap((one) => [...one.values, nameOf(one)]).filter((name) => name !== ''));
      return side.flatMap((one) => {
        const inside = nested(one);
        if (inside === null) return [one];
        const members = retell(alternativesOf(inside, both[index]), index);
        const isThere = members.some(
          (member) =>
            [...member.values, nameOf(member)].some((name) => names.has(name)) ||
            (others.length <= many &&
              others.some((other) =>
                index === 0 ? this.#same(member.target, other.target) : this.#same(other.target, member.target),
              )),
        );
        return isThere ? members : [one];
      });
    };
    const [left, right] = [opened(this.left, this.right, 0), opened(this.right, this.left, 1)];
    const did = left.length !== this.left.length || right.length !== this.right.length;
    [this.left, this.right] = [left, right];
    return did;
  }

  byLikeness(): void {
    if (this.left.length > many || this.right.length > many) return;
    const scored = this.left.flatMap((one) =>
      this.right.flatMap((other) => {
        const score = likeness(one, other);
        return score >= (contradict(one, other) ? 0.8 : 0.5) ? [{ one, other, score }] : [];
      }),
    );
    const taken = new Set<Alternative>();
    for (const { one, other } of scored.toSorted((a, b) => b.score - a.score)) {
      if (taken.has(one) || taken.has(other)) continue;
      taken.add(one).add(other);
      this.pairs.push([one, other]);
    }
    this.#drop(taken);
  }

  /** Pairs those that share a name nobody else on their side has. */
  #by(names: (one: Alternative) => readonly string[], alone = false): void {
    const byName = new Map<string, Alternative[]>();
    for (const other of this.right) {
      for (const name of names(other)) byName.set(name, [...(byName.get(name) ?? []), other]);
    }
    const taken = new Set<Alternative>();
    const unsure = new Set(alone ? this.left.flatMap(names).filter((name, at, all) => all.indexOf(name) !== at) : []);
    for (const one of this.left) {
      const found = names(one).flatMap((name) => (unsure.has(name) ? [] : (byName.get(name) ?? [])));
      const other = found.find((it) => !taken.has(it));
      if (other === undefined || (alone && found.length > 1)) continue;
      taken.add(one).add(other);
      this.pairs.push([one, other]);
    }
    this.#drop(taken);
  }

  #take(fits: (one: Alternative, other: Alternative) => boolean): void {
    const taken = new Set<Alternative>();
    for (const one of this.left) {
      const other = this.right.find((it) => !taken.has(it) && fits(one, it));
      if (other === undefined) continue;
      taken.add(one).add(other);
      this.pairs.push([one, other]);
    }
    this.#drop(taken);
  }

  #drop(taken: ReadonlySet<Alternative>): void {
    if (taken.size === 0) return;
    this.left = this.left.filter((one) => !taken.has(one));
    this.right = this.right.filter((one) => !taken.has(one));
  }
}

/** Whether the two always have another literal in the same field. */
function contradict(one: Alternative, other: Alternative): boolean {
  return [...one.fixed].some(([name, literal]) => other.fixed.has(name) && other.fixed.get(name) !== literal);
}

/** How much of what two schemas speak of is the same: the names of their fields, or their types where they have none. */
export function likeness(one: Pick<Alternative, 'view'>, other: Pick<Alternative, 'view'>): number {
  const [a, b] = [spokenOf(one.view), spokenOf(other.view)];
  const types = [typesOfView(one.view), typesOfView(other.view)].map((list) => list?.join(' '));
  if (types[0] !== undefined && types[1] !== undefined && types[0] !== types[1]) return 0;
  if (a.size === 0 && b.size === 0) return types[0] === types[1] && types[0] !== undefined ? 1 : 0;
  const shared = [...a].filter((name) => b.has(name)).length;
  return shared / (a.size + b.size - shared);
}
