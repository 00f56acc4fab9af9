import { below, type Document, rootOf, type Spot } from '../../texts/document.ts';
import type { AspectValue, Element } from './element.ts';
import { isMap, type Node, own, pathOf } from '../document-store.ts';
import { equalJson } from './laws.ts';

/**
 * The nearest parent of an element that is there on the other side too. `parent` holds the element on its own side, and
 * `other` is that parent on the other side.
 */
export function surviving({ at: node, via }: Pick<Element, 'at' | 'via'>, parent: Spot, other: Element): Spot {
  const path = pathOf(node);
  const prefix = pathOf(parent);
  const counterpart = other.at;
  const inside = node.document === parent.document && prefix.every((key, index) => key === path[index]);
  if (inside) return descend(counterpart, path.slice(prefix.length, -1));
  if (via && via.document.file === counterpart.document.file) {
    const reference = descend(rootOf(counterpart.document), pathOf(via));
    const file = pathOf(reference).length < pathOf(via).length ? null : other.open?.(node.document.file);
    return file ? descend(rootOf(file), path.slice(0, -1)) : reference;
  }
  // Elsewhere: described in another component than its parent, which may stand where it stood.
  const elsewhere = descend(rootOf(counterpart.document), path.slice(0, -1));
  const sameFile = node.document.file === counterpart.document.file;
  return sameFile && pathOf(elsewhere).length >= path.length - 2 ? elsewhere : counterpart;
}

/** Two values that differ, or the one key below them in which they do: a value is as long as its map. */
export function narrowed(before: Spot, after: Spot, areMaps: boolean): { readonly before: Spot; readonly after: Spot } {
  if (!areMaps) return { before, after };
  const [was, now] = [rawAt(before), rawAt(after)];
  if (!isMap(was) || !isMap(now)) return { before, after };
  const [key, ...others] = [...new Set([...Object.keys(was), ...Object.keys(now)])].filter(
    (one) => !equalJson(was[one], now[one]),
  );
  if (key === undefined || others.length > 0 || !(key in was) || !(key in now)) return { before, after };
  return narrowed(below(before, key), below(after, key), areMaps);
}

/**
 * Where both versions of an aspect were chosen: at the inner of the two places, and on the other side at what would hold
 * it. Null where one was not chosen elsewhere, or they are of two files.
 */
export function chosenPlaces(
  was: AspectValue,
  now: AspectValue,
): { readonly before: Spot; readonly after: Spot } | null {
  const [before, after] = [was.chosenAt, now.chosenAt];
  if (!before || !after || before.document.file !== after.document.file) return null;
  const [left, right] = [pathOf(before), pathOf(after)];
  if (left.length === right.length) return { before, after };
  return left.length > right.length
    ? { before, after: descend(rootOf(after.document), left.slice(0, -1)) }
    : { before: descend(rootOf(before.document), right.slice(0, -1)), after };
}

/** Where all of these keys lead from the root of a document; null where one of them leads nowhere. */
export function spotAt(document: Document, keys: readonly (string | number)[]): Spot | null {
  const reached = descend(rootOf(document), keys);
  return pathOf(reached).length === keys.length ? reached : null;
}

/** The node that stands at a spot. */
export function nodeAt(spot: Spot): Node {
  return { raw: rawAt(spot), spot };
}

function descend(from: Spot, keys: readonly (string | number)[]): Spot {
  let node = nodeAt(from);
  for (const key of keys) {
    const child = own(node, key);
    if (child === undefined) return node.spot;
    node = child;
  }
  return node.spot;
}

function rawAt(spot: Spot): unknown {
  if (spot.parent === null) return spot.document.value;
  return own(nodeAt(spot.parent), spot.key)?.raw;
}
