import { below, type Spot } from '../../texts/document.ts';
import { writtenOut } from '../../texts/exact.ts';
import { addressOf, isMap, type Node } from '../document-store.ts';

/** The fields of one kind of object, as its reader knows them. What is in neither list is left, and may mean anything. */
export interface Fields {
  /** What is said of them is said elsewhere: by an aspect, by a part, through a `$ref`. Or they are prose in this object. */
  readonly read: ReadonlySet<string>;
  /** Not read, and no part of any message. */
  readonly hints: ReadonlySet<string>;
}

/** An object that an element was read from, and which of its fields reading names. */
export interface Remains {
  readonly node: Node;
  readonly fields: Fields;
}

/** A field that no reader names, and that the two versions of an object differ in. */
export interface UnreadField {
  readonly key: string;
  readonly hint: boolean;
  /** The two objects that hold it, and the field: a shared object is met often, and is said once. */
  readonly identity: string;
  readonly was: unknown;
  readonly now: unknown;
  readonly before: Spot;
  readonly after: Spot;
}

/** The fields of a kind of object, from lists of words. */
export function fields(read: string, hints = ''): Fields {
  return { read: words(read), hints: words(hints) };
}

/** The fields of two objects that are one. */
export function withFields(one: Fields, other: Fields): Fields {
  return { read: new Set([...one.read, ...other.read]), hints: new Set([...one.hints, ...other.hints]) };
}

/** The fields of two versions of an element that nothing reads and that differ. Where there are several, order means nothing. */
export function unreadFields(
  before: Side,
  after: Side,
  same: (before: Node, after: Node) => boolean,
): readonly UnreadField[] {
  const [was, now] = [leftOf(before.remains), leftOf(after.remains)];
  if (was === undefined && now === undefined) return [];
  const keys = new Set([...(was?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...keys].flatMap((key) => {
    const [left, right] = unmatched(was?.get(key) ?? [], now?.get(key) ?? [], same);
    const some = left ?? right;
    if (some === undefined) return [];
    const holder = left?.wrapped.spot ?? counterpart(some, before);
    const other = right?.wrapped.spot ?? counterpart(some, after);
    return [
      {
        key,
        hint: some.hint,
        identity: `${addressOf(holder)}\n${addressOf(other)}\n${key}`,
        was: writtenOut(left?.value) ?? null,
        now: writtenOut(right?.value) ?? null,
        before: left ? below(holder, key) : holder,
        after: right ? below(other, key) : other,
      },
    ];
  });
}

/** What an element was read from, and where it is. */
interface Side {
  readonly remains?: readonly Remains[] | undefined;
  readonly at: Spot;
}

interface Left {
  readonly value: unknown;
  /** The object with this field alone, so that equality knows under which name the value stands. */
  readonly wrapped: Node;
  readonly hint: boolean;
  /** Which of the objects of its element holds it. */
  readonly index: number;
}

function leftOf(remains: readonly Remains[] | undefined): Map<string, Left[]> | undefined {
  let found: Map<string, Left[]> | undefined;
  for (const [index, { node, fields: known }] of (remains ?? []).entries()) {
    if (!isMap(node.raw)) continue;
    const { contentOf } = node.spot.document.notation;
    for (const key in node.raw) {
      const hint = known.hints.has(key);
      if (
        known.read.has(key) ||
        key === '$ref' ||
        (!hint && (contentOf(key, 'fields') === 'prose' || key.startsWith('x-')))
      )
        continue;
      const value = node.raw[key];
      const left = { value, wrapped: { raw: { [key]: value }, spot: node.spot }, hint, index };
      found ??= new Map();
      const list = found.get(key);
      if (list === undefined) found.set(key, [left]);
      else list.push(left);
    }
  }
  return found;
}

/** The first of each side that nothing on the other side equals. */
function unmatched(
  before: readonly Left[],
  after: readonly Left[],
  same: (before: Node, after: Node) => boolean,
): readonly [Left | undefined, Left | undefined] {
  const rest = [...after];
  const gone: Left[] = [];
  for (const one of before) {
    const index = rest.findIndex((other) => same(one.wrapped, other.wrapped));
    if (index < 0) gone.push(one);
    else rest.splice(index, 1);
  }
  return [gone[0], rest[0]];
}

/** The object of the other side that would hold the field. */
function counterpart({ index }: Left, { remains = [], at }: Side): Spot {
  return (remains[index] ?? remains[0])?.node.spot ?? at;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}
