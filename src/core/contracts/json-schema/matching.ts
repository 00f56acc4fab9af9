import { byNames } from '../by-names.ts';
import { outlineOf } from '../comparison/equal.ts';
import { written } from '../comparison/written.ts';
import { isMap, type Node } from '../document-store.ts';
import { nameOfRef, refOf } from '../json-reference.ts';
import type { SchemaContext } from './context.ts';
import { type Alternative, alternativesOf, nameOf, nested, spokenOf } from './alternative.ts';
import { requiredNames } from './fields.ts';
import { typesOfView } from './type.ts';

/** Which alternatives of two versions are the same one. */
export interface Pairing {
  readonly pairs: readonly (readonly [before: Alternative, after: Alternative])[];
  readonly removed: readonly Alternative[];
  readonly added: readonly Alternative[];
  /** Whether more are left on both sides than can be compared each with each, so that one may be another. */
  readonly isUnsure: boolean;
}

/** More alternatives than this, of which nothing tells which is which, are not compared each with each. */
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
  const match = new Match(before, after, same, both);
  match.byNames();
  for (let depth = 0; depth < deepest && match.open(retell); depth++) match.byNames();
  match.byWhatIsInside();
  const isUnsure = !match.byLikeness();
  return { pairs: match.pairs, removed: match.left, added: match.right, isUnsure };
}

class Match {
  readonly pairs: (readonly [Alternative, Alternative])[] = [];
  left: readonly Alternative[];
  right: readonly Alternative[];
  readonly #same: (before: Node, after: Node) => boolean;
  readonly #both: Both;

  constructor(
    before: readonly Alternative[],
    after: readonly Alternative[],
    same: (before: Node, after: Node) => boolean,
    both: Both,
  ) {
    this.left = before;
    this.right = after;
    this.#same = same;
    this.#both = both;
  }

  byNames(): void {
    this.#by(({ values, refers }) => values.map((value) => `${value} ${refers ?? ''}`));
    this.#by(({ values }) => values);
    this.#by(({ refers }) => (refers === null ? [] : [refers]));
    this.#by((one) => (one.calls === '' || one.refers !== null ? [] : [one.calls]), true);
    this.#take(
      ({ target }) => outlineOf(target),
      (one, other) => this.#same(one.target, other.target),
    );
    if (this.left.length > many || this.right.length > many) return;
    // A component that was written out, or the other way round.
    this.#take(nameOf, (one, other) => nameOf(one) !== '' && !contradict(one, other));
  }

  /** Opens choices inside the choice, where the other side has what is in there; true where it did. */
  open(retell: (opened: Alternative[], side: 0 | 1) => Alternative[]): boolean {
    const opened = (side: readonly Alternative[], others: readonly Alternative[], index: 0 | 1) => {
      const names = new Set(others.flatMap((one) => [...one.values, nameOf(one)]).filter((name) => name !== ''));
      return side.flatMap((one) => {
        const inside = nested(one);
        if (inside === null) return [one];
        const members = retell(alternativesOf(inside, this.#both[index]), index);
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

  /** Puts together choices inside the choice that share a name: what came to one of them, or went from it, is said of it. */
  byWhatIsInside(): void {
    this.#by((one) =>
      (nested(one) ?? []).flatMap(({ raw, spot }) => {
        const ref = refOf(raw);
        if (ref !== null) return [nameOfRef(ref, spot.document.notation)];
        return isMap(raw) && typeof raw['title'] === 'string' ? [raw['title']] : [];
      }),
    );
  }

  /** Puts together those that are most alike; false where they are too many for that. What is written alike is the same first of all. */
  byLikeness(): boolean {
    this.#by(({ node }) => [written(node.raw)], true);
    if (this.left.length * this.right.length > many * many) return false;
    const [own, theirs] = [this.#spokenInside(this.left, 0), this.#spokenInside(this.right, 1)];
    const scored = this.left.flatMap((one) =>
      this.right.flatMap((other) => {
        const [a, b] = [own.get(one), theirs.get(other)];
        const score = a && b && a.size + b.size > 0 ? overlap(a, b) : likeness(one, other);
        // Of those that are alike, the one that asks for the same fields comes first.
        const asks = asksAlike(one, other) ? 1 : 0;
        return score >= (contradict(one, other) ? 0.8 : 0.5) ? [{ one, other, score: score + asks }] : [];
      }),
    );
    const taken = new Set<Alternative>();
    for (const { one, other } of scored.toSorted((a, b) => b.score - a.score)) {
      if (!taken.has(one) && !taken.has(other)) this.#pair(one, other, taken);
    }
    this.#drop(taken);
    return true;
  }

  /** What the alternatives of each choice inside the choice speak of: their fields and literals. */
  #spokenInside(side: readonly Alternative[], index: 0 | 1): ReadonlyMap<Alternative, ReadonlySet<string>> {
    const spoken = new Map<Alternative, ReadonlySet<string>>();
    for (const one of side) {
      const members = nested(one);
      const inside = members === null ? null : alternativesOf(members, this.#both[index]);
      const words = inside?.flatMap(({ view, fixed }) => [...spokenOf(view), ...[...fixed].map(String)]);
      if (words !== undefined) spoken.set(one, new Set(words));
    }
    return spoken;
  }

  /** Pairs those that share a name nobody else on their side has. */
  #by(names: (one: Alternative) => readonly string[], alone = false): void {
    const others = byNames(this.right, names);
    const unsure = new Set<string>();
    for (const side of alone ? [byNames(this.left, names), others] : []) {
      for (const [name, all] of side) if (all.size > 1) unsure.add(name);
    }
    const taken = new Set<Alternative>();
    const next = (one: Alternative): Alternative | undefined => {
      for (const name of names(one)) {
        const all = unsure.has(name) ? undefined : others.get(name);
        for (const other of all ?? []) {
          all?.delete(other);
          if (!taken.has(other)) return other;
        }
      }
      return undefined;
    };
    for (const one of this.left) {
      const other = next(one);
      if (other !== undefined) this.#pair(one, other, taken);
    }
    this.#drop(taken);
  }

  /** Pairs those that fit, of those that share a key; of very many that do, only some are asked. */
  #take(keyOf: (one: Alternative) => string, fits: (one: Alternative, other: Alternative) => boolean): void {
    const others = byNames(this.right, (one) => [keyOf(one)]);
    const taken = new Set<Alternative>();
    for (const one of this.left) {
      const all = others.get(keyOf(one));
      let asked = 0;
      for (const other of all ?? []) {
        if (++asked > many) break;
        if (!fits(one, other)) continue;
        all?.delete(other);
        this.#pair(one, other, taken);
        break;
      }
    }
    this.#drop(taken);
  }

  #pair(one: Alternative, other: Alternative, taken: Set<Alternative>): void {
    taken.add(one).add(other);
    this.pairs.push([one, other]);
  }

  #drop(taken: ReadonlySet<Alternative>): void {
    if (taken.size === 0) return;
    this.left = this.left.filter((one) => !taken.has(one));
    this.right = this.right.filter((one) => !taken.has(one));
  }
}

/** Whether both ask for the same fields, and for some. */
function asksAlike(one: Alternative, other: Alternative): boolean {
  const [a, b] = [requiredNames(one.view), requiredNames(other.view)];
  return a.size > 0 && a.size === b.size && [...a.keys()].every((name) => b.has(name));
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
  return overlap(a, b);
}

/** Which part of the names of both is among those of each. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((name) => b.has(name)).length;
  return shared / (a.size + b.size - shared);
}
