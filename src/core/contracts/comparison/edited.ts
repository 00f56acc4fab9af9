import { below, type Document, type Spot } from '../../texts/document.ts';
import { addressOf, areInOnePlace, isMap, nameOfNode, own, pathOf, referenceOf } from '../document-store.ts';
import type { ElementKind } from '../../model/contract.ts';
import type { Element, Extended } from './element.ts';
import { nodeAt, spotAt, surviving } from './surviving.ts';
import type { Edited, Trail } from './subject.ts';

type Open = ((file: string) => Document | null) | undefined;

/**
 * The edited `$ref` through which two components are met; null where they are the same component in two versions, also
 * where that goes by another name now: then its own lines are part of the change.
 */
export function editedBetween(
  a: Element,
  b: Element,
  trail: Trail,
  open: { before: Open; after: Open },
): Edited | null {
  if (a.component === undefined || b.component === undefined || isAt(a.at, b.at)) return null;
  const names = namesOf([a.component, a.at], [b.component, b.at]);
  const [before, after] = [a.used && referenceIn(a.used), b.used && referenceIn(b.used)];
  if (before && after && before.ref !== after.ref) {
    const isRenamed = !stands(a.at, open.after) && !stands(b.at, open.before);
    return isRenamed ? null : { ...names, before: before.spot, after: after.spot, trail, also: [] };
  }
  const [now, was] = [referenceAt(a.at, open.after), referenceAt(b.at, open.before)];
  if (now && stands(b.at, open.before)) return { ...names, before: a.at, after: now, trail, also: [] };
  return was && stands(a.at, open.after) ? { ...names, before: was, after: b.at, trail, also: [] } : null;
}

/** Two components by their names, and by their files where they have one name. */
function namesOf(
  [was, before]: readonly [string, Spot],
  [now, after]: readonly [string, Spot],
): { was: string; now: string } {
  const [from, to] = [before.document.file, after.document.file];
  return was !== now || from === to ? { was, now } : { was, now: `${now} of ${to}` };
}

/** Where the other tree has no more than a `$ref` at an address: the component is the one that it leads to. */
function referenceAt(spot: Spot, open: Open): Spot | null {
  const there = spotIn(spot, open);
  return there === null || referenceOf(nodeAt(there)) === null ? null : below(there, '$ref');
}

/**
 * Where a component is referred to that one version alone refers to, and that stood there before, or stands there still:
 * nobody touched its own lines. Null where there is no such component on this side.
 */
export function newReference(one: Element, other: Element, open: Open): Spot | null {
  if (one.component === undefined || other.component !== undefined || !one.used) return null;
  return stands(one.at, open) ? (referenceIn(one.used)?.spot ?? null) : null;
}

/** Where two versions of something inside an element are written. Null where nothing is: it came, or it went. */
interface Sides {
  readonly was: Spot | null;
  readonly now: Spot | null;
}

/**
 * The edited `$ref` inside of an element through which something in it is met, as one of an `allOf`: what is there on one
 * side alone came with another `$ref` in place of this one. Null where both sides have it through the same `$ref`s.
 */
export function editedInside(
  a: Element,
  b: Element,
  { was, now }: Sides,
  trail: Trail,
  open: { before: Open; after: Open },
): Edited | null {
  const gone = was && unmatched(a, was, b);
  const come = now && unmatched(b, now, a);
  const left = gone ?? (was ? null : besides(come, b, a));
  const right = come ?? (now ? null : besides(gone, a, b));
  if (!left || !right || (!stands(left.to, open.after) && !stands(right.to, open.before))) return null;
  const names = namesOf([nameOfSpot(left.to), left.to], [nameOfSpot(right.to), right.to]);
  return { ...names, before: at(left), after: at(right), trail, also: [] };
}

/**
 * Where that is said which one version has through a `$ref` of its own: at the `$ref`, and at what held it on the other
 * side. Null where it has it from elsewhere, and where what the `$ref` leads to came or went itself.
 */
export function atOwnReference(
  one: Element,
  spot: Spot,
  other: Element,
  open: Open,
): { readonly here: Spot; readonly there: Spot } | null {
  const found = unmatched(one, spot, other);
  if (found === null || !stands(found.to, open)) return null;
  return { here: at(found), there: surviving(found, one.at, other) };
}

/** The list on the other side that something is gone from, where it stands there still. */
export function listLeft({ key, parent }: Spot, open: Open): Spot | null {
  return typeof key === 'number' && parent !== null ? spotIn(parent, open) : null;
}

/** The outermost of the `$ref`s that lead to a spot inside of an element and that the other version does not have. */
function unmatched({ extends: own = [] }: Element, spot: Spot, { extends: others = [] }: Element): Extended | null {
  if (own.length === 0) return null;
  const known = new Set(others.map(({ to }) => addressOf(to)));
  // What is part of itself is below what its own `$ref` leads to.
  const left = new Set(own);
  let found: Extended | null = null;
  for (let place: Spot | undefined = spot; place !== undefined;) {
    const inside: Spot = place;
    const next: Extended | undefined = [...left].find(({ to }) => isBelow(inside, to));
    if (next !== undefined) left.delete(next);
    if (next !== undefined && !known.has(addressOf(next.to))) found = next;
    place = next?.at;
  }
  return found;
}

/** What took the place of a `$ref`: the one that stands there now, or else another that the first version does not have. */
function besides(found: Extended | null, one: Element, other: Element): Extended | null {
  if (found === null) return null;
  const known = new Set((one.extends ?? []).map(({ to }) => addressOf(to)));
  const fresh = (other.extends ?? []).filter(({ to }) => !known.has(addressOf(to)));
  return fresh.find((each) => isAt(each.at, found.at)) ?? fresh[0] ?? null;
}

function isBelow(spot: Spot, root: Spot): boolean {
  const path = pathOf(spot);
  return spot.document === root.document && pathOf(root).every((key, index) => key === path[index]);
}

function at({ at: spot }: Extended): Spot {
  return below(spot, '$ref');
}

function nameOfSpot(spot: Spot): string {
  return nameOfNode({ raw: undefined, spot });
}

const referring: readonly ElementKind[] = ['parameter', 'body', 'response', 'header'];

/** The same for what is not a value: a parameter, a body, an answer or a header that another component describes now. */
export function editedAt(a: Element, b: Element, trail: Trail): Edited | null {
  if (!referring.includes(a.kind) || a.kind !== b.kind) return null;
  const [before, after] = [referenceOf(nodeAt(a.at)), referenceOf(nodeAt(b.at))];
  if (before === null || after === null || before === after) return null;
  const [was, now] = [nameOf(before), nameOf(after)];
  if (was === now || (!names(b.at, before) && !names(a.at, after))) return null;
  return { was, now, before: below(a.at, '$ref'), after: below(b.at, '$ref'), trail, also: [] };
}

/** Whether a reference of the other side leads somewhere in this document. */
function names({ document }: Spot, reference: string): boolean {
  const [file, pointer = ''] = reference.split('#', 2);
  return file !== '' || spotAt(document, pointer.split('/').slice(1)) !== null;
}

function nameOf(reference: string): string {
  return reference.split('/').at(-1) ?? reference;
}

/** Whether two spots have one address in their two trees. */
export function isAt(before: Spot, after: Spot): boolean {
  return before.document.file === after.document.file && areInOnePlace(before, after);
}

/** Whether a spot of one tree is there in the other. */
function stands(spot: Spot, open: Open): boolean {
  return spotIn(spot, open) !== null;
}

/** What stands at the address of a spot in the other tree. */
function spotIn(spot: Spot, open: Open): Spot | null {
  const opened = open?.(spot.document.file);
  return opened ? spotAt(opened, pathOf(spot)) : null;
}

/** The `$ref` of a node, or of the only thing that is wrapped in it. */
function referenceIn(spot: Spot): { readonly ref: string; readonly spot: Spot } | null {
  const node = nodeAt(spot);
  const ref = referenceOf(node);
  if (ref !== null) return { ref, spot: below(spot, '$ref') };
  for (const key of isMap(node.raw) ? ['allOf', 'oneOf', 'anyOf'] : []) {
    const list = own(node, key);
    const count = Array.isArray(list?.raw) ? list.raw.length : 0;
    for (let index = 0; index < count; index++) {
      const found = referenceIn(below(spot, key, index));
      if (found !== null) return found;
    }
  }
  return null;
}
