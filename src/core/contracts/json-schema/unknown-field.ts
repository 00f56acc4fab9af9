import { below, type Spot } from '../../texts/document.ts';
import type { AspectLaw, AspectValue, Element } from '../comparison/element.ts';
import { isMap, type Node } from '../document-store.ts';
import type { ReadSchema, SchemaContext } from './context.ts';
import { isClosedMap, restLayer, takesOtherwise } from './keywords.ts';
import { type Layer, spotOf } from './layer.ts';
import { isUnsaid } from './blank.ts';
import { hasName } from './names.ts';
import { isRemark } from './notation.ts';
import { viewOfField } from './property.ts';
import type { Side } from './choice-law.ts';
import { areWithin, typesOfView } from './type.ts';
import { isFilled, type View, viewOf } from './view.ts';
import { fieldOf } from './fields.ts';
import { takenOnCondition } from './conditional.ts';

/**
 * What an object makes of a field of the other version that it does not name: it is `refused`, it is `held` to what the
 * object says of such fields, or it is `ignored`, which is to say that it may be anything. Nothing where it may be anything
 * in the version that names it too, or nobody can tell.
 */
export function unknownField(part: Element, view: View, context: SchemaContext): Element['given'] {
  if (part.kind !== 'property') return {};
  const nodes = heldTo(part.name, view);
  if (isRefused(nodes, view)) return { unknown: 'refused' };
  if (isHeld(nodes, part, context)) return { unknown: 'held' };
  if (!context.dialect.validates) return {};
  const field = viewOfField(part);
  return field !== null && isUnsaid(field) ? {} : { unknown: 'ignored' };
}

function isRefused(nodes: readonly Node[], view: View): boolean {
  return nodes.some(({ raw }) => raw === false) || (nodes.length === 0 && isClosedMap(view));
}

/** The value of a field as an object takes it, whether it names the field or says something of those that it does not name. */
export function heldField(part: Element, view: View, context: SchemaContext, read: ReadSchema): Element | null {
  if (part.kind !== 'property' || part.role !== 'part') return null;
  const { name } = part;
  const named = fieldOf(view, name);
  const nodes = named.length > 0 ? [...named, ...matching(name, view)] : heldTo(name, view);
  if (!isFilled(nodes) || nodes.some(({ raw }) => raw === false)) return null;
  if (named.length === 0 && !isHeld(nodes, part, context)) return null;
  return read(nodes, { ...context, ofProperty: true, omitted: part.given['required'] !== true });
}

/** Of fields that are refused by name those that the other version takes without naming them: each as it is in both. */
export function refusedByName(
  names: ReadonlySet<string>,
  before: Side,
  after: Side,
): readonly (readonly [Element, Element])[] {
  const sides = [before, after];
  const isStrict = after.context.dialect.validates === true;
  const conditional = sides.map(({ view, context }) => takenOnCondition(view, context));
  return [...names].flatMap((name) => {
    const isBetweenParts = isStrict && sides.some(({ view }) => refusedByOthers(view).has(name));
    const onCondition = conditional.map((names) => names.get(name));
    const isWritten = onCondition.some((spot) => spot !== undefined);
    const [was, now] = sides.map((side, index) =>
      unnamedField(name, side, { isBetweenParts, isWritten, onCondition: onCondition[index] }),
    );
    return was && now && was.isTaken !== now.isTaken ? [[was.element, now.element] as const] : [];
  });
}

/**
 * The fields that a version refuses by name, as `false`, that it describes in one part and refuses in another, or that it
 * takes on a condition alone: hardly any does.
 */
export function refusedNames(...versions: readonly Pick<Side, 'view' | 'context'>[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { view, context } of versions) {
    const { validates } = context.dialect;
    for (const name of [...takenOnCondition(view, context).keys()].slice(0, mostRefused)) names.add(name);
    for (const { raw } of view.layers) {
      const { properties } = raw;
      if (!isMap(properties)) continue;
      for (const name in properties) if (properties[name] === false) names.add(name);
    }
    if (validates === true) for (const name of [...refusedByOthers(view)].slice(0, mostRefused)) names.add(name);
  }
  return names;
}

/** Of so many fields it is said that the parts of an object refuse them. */
const mostRefused = 200;

const refusedIn = new WeakMap<View, ReadonlySet<string>>();

/** The fields that one part of a schema describes, and that another part which allows no more than its own does not know. */
function refusedByOthers(view: View): ReadonlySet<string> {
  const known = refusedIn.get(view);
  if (known !== undefined) return known;
  const { layers } = view;
  const closing = layers.length > 1 ? layers.filter(({ raw }) => raw['additionalProperties'] === false) : [];
  const takes = ({ raw: { properties: own, patternProperties: patterns } }: Layer, name: string) =>
    (isMap(own) && Object.hasOwn(own, name)) ||
    (isMap(patterns) && Object.keys(patterns).some((pattern) => hasName(pattern, name, view.spot) !== false));
  const names = new Set<string>();
  for (const { raw } of closing.length === 0 ? [] : layers) {
    for (const name of isMap(raw['properties']) ? Object.keys(raw['properties']) : []) {
      if (!names.has(name) && closing.some((layer) => !takes(layer, name))) names.add(name);
    }
  }
  refusedIn.set(view, names);
  return names;
}

/**
 * A field that an object does not describe, and whether the object takes it; null where it is described, unless one of the
 * parts of the object is what refuses it on either side. `onCondition` is where it is described on a condition, and
 * `isWritten` says that it is so in either version.
 */
function unnamedField(
  name: string,
  { view, context }: Side,
  {
    isBetweenParts,
    isWritten,
    onCondition,
  }: { readonly isBetweenParts: boolean; readonly isWritten: boolean; readonly onCondition: Spot | undefined },
): { isTaken: boolean; element: Element } | null {
  const named = fieldOf(view, name);
  const isNamed = named.some(({ raw }) => raw !== false);
  if (isNamed && !isBetweenParts) return null;
  const isTaken = isNamed
    ? !refusedByOthers(view).has(name)
    : onCondition !== undefined || !isRefused(heldTo(name, view), view);
  const { flow, site } = context;
  const law: AspectLaw = (was, now) => {
    if (was === now) return null;
    if (flow === 'input') return now === undefined ? 'narrowed' : 'widened';
    // That a field is never sent which nobody described takes nothing from anybody.
    return now === undefined ? null : 'narrowed';
  };
  const at = named[0]?.spot ?? onCondition ?? view.spot;
  const presence: AspectValue = { aspect: 'presence', value: isTaken ? name : undefined, law, stated: true, at };
  const given = { site, required: false, unknown: 'refused', ...(isWritten ? {} : { unwritten: true }) };
  const element: Element = {
    kind: 'property',
    key: name,
    name,
    flow,
    at,
    role: 'part',
    given,
    aspects: () => [presence],
    parts: () => [],
  };
  return { isTaken, element };
}

/** Whether a closed object has none of the names that a pattern says something of. */
export function refusesNamesOf(view: View, { name, given }: Element): boolean {
  return given['constraint'] === 'patternProperties' && isClosedMap(view) && !takesOtherwise(view, name);
}

/** The schemas of a field that is not named, or `false` where it is: those whose pattern its name matches, or that of all others. */
function heldTo(name: string, view: View): readonly Node[] {
  const forbidden = fieldOf(view, name);
  if (forbidden.length > 0) return forbidden;
  const patterns = matching(name, view);
  if (patterns.length > 0) return patterns;
  // An alternative may name it, and so take it from those that nobody names.
  const keyword =
    view.choices.length > 0 || restLayer(view, 'additionalProperties')
      ? 'additionalProperties'
      : 'unevaluatedProperties';
  const rest = restLayer(view, keyword);
  return rest ? [{ raw: rest.raw[keyword], spot: spotOf(rest, keyword) }] : [];
}

/** What is said of a name by the patterns that match it; where that cannot be told, it may be anything. */
function matching(name: string, view: View): Node[] {
  return view.layers.flatMap(({ raw, node }) =>
    Object.entries(isMap(raw['patternProperties']) ? raw['patternProperties'] : {}).flatMap(([pattern, schema]) => {
      const isOne = hasName(pattern, name, node.spot);
      const spot = below(node.spot, 'patternProperties', pattern);
      return isOne === false ? [] : [{ raw: isOne === true ? schema : true, spot }];
    }),
  );
}

/** Whether schemas hold a field of the other version to anything: of an object, that it is one says nothing. */
function isHeld(nodes: readonly Node[], part: Element, context: SchemaContext): boolean {
  if (!saysSomething(nodes, context)) return false;
  const field = viewOfField(part);
  return field === null || !areWithin(typesOfView(field), ['object']) || !isAnyObject(nodes, context);
}

function isAnyObject(nodes: readonly Node[], { documents, dialect }: SchemaContext): boolean {
  if (!isFilled(nodes)) return false;
  const view = viewOf(nodes, documents, dialect);
  const isIdle = (key: string) => key === '$ref' || key === 'type' || isRemark(key) || nullable.has(key);
  const types = typesOfView(view);
  return (
    view.choices.length === 0 &&
    types?.length === 1 &&
    types[0] === 'object' &&
    view.layers.every(({ raw }) => Object.keys(raw).every(isIdle))
  );
}

/** Whether schemas say anything of a value. Where nobody validates, a bare `type: object` is how a map of anything is written. */
function saysSomething(nodes: readonly Node[], { documents, dialect }: SchemaContext): boolean {
  if (!isFilled(nodes)) return false;
  const view = viewOf(nodes, documents, dialect);
  const said = view.layers.map(({ raw }) =>
    Object.entries(raw).filter(([key]) => !isRemark(key) && !nullable.has(key)),
  );
  const isBare = (entries: readonly [string, unknown][]) =>
    entries.every(
      ([key, value]) => key === '$ref' || (dialect.validates !== true && key === 'type' && value === 'object'),
    );
  return view.choices.length > 0 || !said.every(isBare);
}

const nullable: ReadonlySet<string> = new Set(['nullable', 'x-nullable']);
