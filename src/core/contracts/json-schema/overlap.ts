import type { AspectLaw, AspectValue } from '../comparison/element.ts';
import { outlineOf } from '../comparison/equal.ts';
import { written } from '../comparison/written.ts';
import { isMap, type Node, referenceOf } from '../document-store.ts';
import { nameOfRef } from '../json-reference.ts';
import { below } from '../../texts/document.ts';
import type { SchemaContext } from './context.ts';
import { covers } from './covers.ts';
import { refusesForTwo } from './fitting-two.ts';
import { refusing } from './literal-value.ts';
import { literalsOf } from './literals.ts';
import { isRemark } from './notation.ts';
import { typesOfView } from './type.ts';
import { type View, viewOf } from './view.ts';
import { fieldsOf, requiredNames } from './fields.ts';

/** A value of one side, and how it is read. */
interface Side {
  readonly view: View;
  readonly context: SchemaContext;
}

/** How many pairs of alternatives are looked at; beyond that it is not decided. */
const most = 200;
/** Of more alternatives than this, it is not looked whether a side takes one of them. */
const many = 100;

/** Whether a value can fit two alternatives of a `oneOf`, which refuses it then. */
export function overlapAspects({ view, context }: Side): AspectValue[] {
  const choice = view.choices.find(({ keyword }) => keyword === 'oneOf');
  return [
    {
      aspect: 'overlap',
      value: { view, context } satisfies Side,
      shown: choice && choice.members.length,
      stated: choice !== undefined,
      at: choice?.spot ?? view.spot,
      law: overlapLaw,
    },
  ];
}

const overlapLaw: AspectLaw = (was, now) => {
  const [a, b] = [was as Side, now as Side];
  if (!hasTwo(a) && !hasTwo(b)) return null;
  const { same } = b.context;
  // Where the list is written as it was, what cannot be told is nothing that became of it.
  const isAsWritten = listsOf(a) === listsOf(b);
  const told = (answer: Answer): Answer => (answer === 'unknown' && isAsWritten ? 'no' : answer);
  const wide = refusesForTwo(a, b) ? 'yes' : told(newOverlap(a, b, same));
  const narrow = refusesForTwo(b, a) ? 'yes' : told(newOverlap(b, a, (one, other) => same(other, one)));
  // Where no two fit that did not fit before, no value is refused for being two. That one was before has to be told, unless none can be now.
  if (wide === 'no') return narrow === 'yes' || (narrow === 'unknown' && !hasTwo(b)) ? 'widened' : null;
  if (wide === 'yes' && narrow === 'no') return 'narrowed';
  return 'replaced';
};

/** The lists of alternatives as they are written. */
function listsOf({ view }: Side): string {
  return written(view.choices.map(({ keyword, members }) => [keyword, members.map(({ raw }) => raw)]));
}

type Answer = 'yes' | 'no' | 'unknown';

function hasTwo({ view }: Side): boolean {
  return view.choices.some(({ keyword, members }) => keyword === 'oneOf' && members.length > 1);
}

/** Whether what the one side takes fits two alternatives of the other, at least one of which is new. */
function newOverlap(from: Side, to: Side, same: (one: Node, other: Node) => boolean): Answer {
  const { choices, layers } = from.view;
  const known = [...choices.flatMap(({ members }) => members), ...layers.map(({ node }) => node)];
  const isKnown = alike(known, from, same);
  const refusedTwo = choices.some(({ keyword }) => keyword === 'oneOf');
  let answer: Answer = 'no';
  let left = most;
  for (const { keyword, members } of to.view.choices) {
    if (keyword !== 'oneOf') continue;
    const metBefore = meetings(members, from);
    const kept = members.map((member) => isKnown(member, to));
    const all = [...members.keys()];
    const fresh = refusedTwo ? all.filter((index) => !kept[index]) : all;
    const isTaken = (index: number) =>
      kept[index] === true || (members.length <= many && takes(from, members[index] as Node, to));
    for (const [index, one] of fresh.length === 0 ? [] : members.entries()) {
      for (const second of refusedTwo && kept[index] ? fresh : all) {
        if (second <= index) continue;
        if (--left < 0) return 'unknown';
        const met = meet(one, members[second] as Node, to);
        // Two that met before, as far as can be told, do not meet because of what became of them.
        if (met !== 'no' && [met, 'yes'].includes(metBefore(index, second))) continue;
        if (met === 'yes' && (isTaken(index) || isTaken(second))) return 'yes';
        if (met !== 'no') answer = 'unknown';
      }
    }
  }
  return answer;
}

/** Tells of two alternatives whether a value could be both in the other version, by their names there, or else by their places. */
function meetings(members: readonly Node[], from: Side): (one: number, second: number) => Answer {
  const lists = from.view.choices.filter(({ keyword }) => keyword === 'oneOf');
  const others = lists.length === 1 && lists[0] ? lists[0].members : [];
  const byName = new Map(others.flatMap((node, index) => (isNamed(node) ? [[nameOf(node), index] as const] : [])));
  const names = new Set(members.filter(isNamed).map(nameOf));
  const formerOf = (index: number): Node | undefined => {
    const member = members[index] as Node;
    const named = isNamed(member) ? byName.get(nameOf(member)) : undefined;
    if (named !== undefined) return others[named];
    const placed = others.length === members.length ? others[index] : undefined;
    return placed && isNamed(placed) && names.has(nameOf(placed)) ? undefined : placed;
  };
  return (one, second) => {
    const [a, b] = [formerOf(one), formerOf(second)];
    return a && b && a !== b ? meet(a, b, from) : 'no';
  };
}

function isNamed(node: Node): boolean {
  return referenceOf(node) !== null;
}

/** What an alternative refers to, by its last name: a component may have moved to another file. */
function nameOf(node: Node): string {
  return nameOfRef(referenceOf(node) ?? '', node.spot.document.notation);
}

/** Tells whether one of some nodes says the same as another: of those that look like it, only some are asked. */
function alike(nodes: readonly Node[], side: Side, same: (one: Node, other: Node) => boolean) {
  const lookOf = (node: Node, { context: { documents } }: Side) => outlineOf(documents.at(node));
  const byLook = Map.groupBy(nodes, (node) => lookOf(node, side));
  return (node: Node, from: Side) =>
    byLook
      .get(lookOf(node, from))
      ?.slice(0, many)
      .some((one) => same(one, node)) === true;
}

/** Whether one side takes all that an alternative of the other does, and none of it because two of its own do. */
function takes(from: Side, member: Node, to: Side): boolean {
  const described = ({ context: { documents, dialect } }: Side, view: View) => ({ view, documents, dialect });
  const one = viewIn(member, to);
  if (!covers(described(to, one), described(from, from.view))) return false;
  const mayBe = (other: Node) => overlap(one, viewIn(other, from), from.context, 6) !== 'no';
  return from.view.choices.every(
    ({ keyword, members }) => keyword !== 'oneOf' || (members.length <= many && members.filter(mayBe).length <= 1),
  );
}

function viewIn(node: Node, { context: { documents, dialect } }: Side): View {
  return viewOf([node], documents, dialect);
}

/** Whether some value that the schema around them takes is one of both alternatives. */
function meet(one: Node, second: Node, side: Side): Answer {
  // What the schema asks for is there, whichever alternative a value is.
  const asked = [...requiredNames(side.view).keys()];
  return overlap(viewIn(one, side), viewIn(second, side), side.context, 6, asked);
}

/** Whether some value that has the fields asked for is one of both. */
function overlap(a: View, b: View, context: SchemaContext, depth: number, asked: readonly string[] = []): Answer {
  if (depth <= 0) return 'unknown';
  const [some, others] = [typesOfView(a), typesOfView(b)];
  const nulls = a.nullness !== 'no' && b.nullness !== 'no';
  if (some && others && !nulls && !some.some((type) => others.some((other) => kindOf(type) === kindOf(other))))
    return 'no';
  if (isApart(a, b, context, depth, asked) || isApart(b, a, context, depth, asked)) return 'no';
  if (isRefused(a, b, context, depth) || isRefused(b, a, context, depth)) return 'no';
  const { documents, dialect } = context;
  const [one, other] = [a, b].map((view) => ({ view, documents, dialect }));
  if (one && other && (covers(one, other) || covers(other, one))) return 'yes';
  return isPlain(a) && isPlain(b) && fieldsMeet(a, b, context, depth, asked) ? 'yes' : 'unknown';
}

function kindOf(type: string): string {
  return type === 'integer' ? 'number' : type;
}

/** Whether literals of the one are none of the other, or an object of the one always has what the other refuses. */
function isApart(a: View, b: View, context: SchemaContext, depth: number, asked: readonly string[]): boolean {
  const [listed, also] = [literalsOf(a), literalsOf(b)];
  if (listed && also) return !listed.values.some(({ key }) => also.values.some((one) => one.key === key));
  const [fields, others] = [fieldsOf(a), fieldsOf(b)];
  const demanded = new Set([...requiredNames(b).keys(), ...asked]);
  return [...requiredNames(a).keys(), ...asked].some((name) => {
    const [own, other] = [fields.get(name), others.get(name)];
    if (other === undefined) {
      return b.layers.some(
        ({ raw }) => raw['additionalProperties'] === false && raw['patternProperties'] === undefined,
      );
    }
    if (own === undefined || !demanded.has(name)) return false;
    const { documents, dialect } = context;
    return overlap(viewOf(own, documents, dialect), viewOf(other, documents, dialect), context, depth - 1) === 'no';
  });
}

/** Whether the one is what the other refuses: by its limits, by a `not`, or because none of its alternatives takes any of it. */
function isRefused(a: View, b: View, context: SchemaContext, depth: number): boolean {
  const { documents, dialect } = context;
  const refuses = refusing(b, false, dialect);
  if (literalsOf(a)?.values.every(refuses) === true) return true;
  // What cannot be followed may ask for more, and takes nothing else.
  const known = { ...a, broken: undefined };
  const within = (node: Node) =>
    covers({ view: known, documents, dialect }, { view: viewOf([node], documents, dialect), documents, dialect });
  if (b.layers.some(({ raw: { not: raw }, node }) => isMap(raw) && within({ raw, spot: below(node.spot, 'not') })))
    return true;
  if (b.choices.length > few) return false;
  return b.choices.some(
    ({ members }) =>
      members.length <= few &&
      members.every((member) => overlap(a, viewOf([member], documents, dialect), context, depth - 3) === 'no'),
  );
}

/** Of more alternatives inside of an alternative than this, or lists of them, it is not looked whether none takes a value. */
const few = 3;

/** Whether an object can be both: what either asks for can be one of the other. */
function fieldsMeet(a: View, b: View, context: SchemaContext, depth: number, asked: readonly string[]): boolean {
  const { documents, dialect } = context;
  const [fields, others] = [fieldsOf(a), fieldsOf(b)];
  return [...requiredNames(a).keys(), ...requiredNames(b).keys(), ...asked].every((name) => {
    const [own, other] = [fields.get(name), others.get(name)];
    if (own === undefined || other === undefined) return true;
    return overlap(viewOf(own, documents, dialect), viewOf(other, documents, dialect), context, depth - 1) === 'yes';
  });
}

const plain = new Set(['type', 'properties', 'required', '$schema', '$id', '$defs', 'definitions']);

function isPlain({ layers, choices, broken }: View): boolean {
  const keys = layers.flatMap(({ raw }) => Object.keys(raw));
  return broken === undefined && choices.length === 0 && keys.every((key) => plain.has(key) || isRemark(key));
}
