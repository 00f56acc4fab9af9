import type { AspectLaw, AspectValue, Element } from '../comparison/element.ts';
import { isMap, type Node, own } from '../document-store.ts';
import { refOf } from '../json-reference.ts';
import { isUnsaid } from '../json-schema/blank.ts';
import { typesOfView } from '../json-schema/type.ts';
import type { View } from '../json-schema/view.ts';
import type { Reading } from './reading.ts';
import { fieldsOf, requiredNames } from '../json-schema/fields.ts';

/** A media type that can be compared as if one field of its values were all there is. */
export interface Content extends Element {
  readonly schema: Node;
  /** All that its version says of the values. */
  readonly view: () => View;
  /** What a node of its version refers to, or itself. */
  readonly target: (node: Node) => Node;
  readonly inField: (field: string | undefined, schema: Node) => Element;
}

/** An object of more fields than this is no envelope: each is asked whether it holds all of the other version. */
const mostFields = 8;

/**
 * Both versions of a media type, where one has in a field of an object all that the other has by itself: they are compared by
 * what is in that field, and the field is what changed. Null where that is not so, or where nothing that is asked for is
 * missing now: then what became of each field says more.
 */
export function enveloped(
  before: Element,
  after: Content,
  reading: Pick<Reading, 'same'>,
): readonly [Element, Element] | null {
  if (!isContent(before) || sameReference(before.schema, after.schema)) return null;
  const [was, now] = [before.schema, after.schema];
  /** Whether both refer to one component, which says itself what changed of it, are lists of such, or say the same. */
  const isTheSame = (one: Node, other: Node) =>
    sameReference(one, other) ||
    sameReference(itemsOf(one), itemsOf(other)) ||
    reading.same(before.target(one), after.target(other));
  const asksForOld = after.flow === 'output';
  const wrapped = fieldHolding(after, before, !asksForOld, (field) => isTheSame(was, field));
  if (wrapped) return [before.inField(undefined, was), after.inField(...wrapped)];
  const unwrapped = fieldHolding(before, after, asksForOld, (field) => isTheSame(field, now));
  return unwrapped ? [before.inField(...unwrapped), after.inField(undefined, now)] : null;
}

/** In which field of an object a message stands whole; undefined where it stands by itself. */
export function envelopeAspect(field: string | undefined, at: AspectValue['at']): AspectValue {
  return { aspect: 'envelope', value: field, stated: field !== undefined, at, law };
}

const law: AspectLaw = (was, now) => (was === now ? null : 'replaced');

function isContent(element: Element): element is Content {
  return 'inField' in element;
}

/**
 * The field that holds the content, in an object that has none of its fields itself. `isAsked`: whether the object is what
 * has to be kept to, and not the content.
 */
function fieldHolding(
  object: Content,
  content: Content,
  isAsked: boolean,
  holds: (field: Node) => boolean,
): [field: string, schema: Node] | undefined {
  const [holder, inside] = [object.view(), content.view()];
  // Where nothing is said of it, a field of which nothing is said need not hold it.
  if (isUnsaid(inside)) return undefined;
  const [fields, own] = [fieldsOf(holder), fieldsOf(inside)];
  if (fields.size > mostFields || [...fields.keys()].some((name) => own.has(name))) return undefined;
  const asked = requiredNames(isAsked ? holder : inside);
  const isMissed =
    typesOfView(inside)?.join() === 'array' || (!isAsked && [...own.keys()].some((one) => asked.has(one)));
  for (const [name, [field, ...others]] of fields) {
    if (others.length === 0 && (isMissed || (isAsked && asked.has(name))) && holds(field)) return [name, field];
  }
  return undefined;
}

function itemsOf(node: Node): Node | undefined {
  return isMap(node.raw) ? own(node, 'items') : undefined;
}

function sameReference(was: Node | undefined, now: Node | undefined): boolean {
  const reference = was === undefined ? null : refOf(was.raw);
  return reference !== null && reference === refOf(now?.raw);
}
