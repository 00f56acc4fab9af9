import { childrenOf } from '../children.ts';
import { equalJson } from '../comparison/laws.ts';
import { type DocumentStore, type Node, own } from '../document-store.ts';
import { requiredNames } from './fields.ts';
import { groupOf, isRefusedBy, keeps } from './literal-value.ts';
import { typeOf } from './literal-type.ts';
import { isRemark } from './notation.ts';
import type { Dialect, Layer } from './layer.ts';
import { areWithin, typesOfView } from './type.ts';
import { type View, viewOf } from './view.ts';

/** A value of one side, and how it is read. */
interface Side {
  readonly view: View;
  readonly context: { readonly documents: DocumentStore; readonly dialect: Dialect };
}

/** What a value may be, but for null. */
type Value = number | string | boolean | readonly Value[] | { readonly [name: string]: Value };

/** Of more alternatives or values than these none is tried. */
const most = { members: 20, values: 60, fields: 20 };
const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];
/** No longer text or list is tried. */
const longest = 50;
/** How far down in a value it is looked. */
const deepest = 4;

/**
 * Whether a value that the one side surely takes is refused by the other, because it fits two of its alternatives. The limits, literals and
 * fields tell which values to try.
 */
export function refusesForTwo(from: Side, to: Side): boolean {
  return to.view.choices.some(({ keyword, members }) => {
    if (keyword !== 'oneOf' || members.length < 2 || members.length > most.members) return false;
    const views = members.map((member) => viewIn(member, to));
    const simple = new Set(views.flatMap(valuesNear));
    if (simple.size > most.values) return false;
    const built = views.map((view) => samplesOf({ ...to, view }, 3).filter((value) => !simple.has(value as string)));
    const joined = built.flatMap((some, index) => joinedWith(some, built.slice(index + 1).flat()));
    return [...simple, ...built.flat(), ...joined]
      .slice(0, 3 * most.values)
      .some(
        (value) =>
          views.filter((view) => takes({ ...to, view }, value, deepest) === true).length > 1 &&
          takes(from, value, deepest) === true,
      );
  });
}

/** Objects that have the fields of two. */
function joinedWith(some: readonly Value[], others: readonly Value[]): Value[] {
  return some.filter(isObject).flatMap((one) =>
    others.filter(isObject).flatMap((other) => [
      { ...one, ...other },
      { ...other, ...one },
    ]),
  );
}

function isObject(value: Value): value is { readonly [name: string]: Value } {
  return typeof value === 'object' && !Array.isArray(value);
}

/** The literals of a schema, and the numbers at its limits and on both sides of them. */
function valuesNear({ layers }: View): (number | string)[] {
  return layers.flatMap(({ raw }) => {
    const listed = [raw['const'], ...(Array.isArray(raw['enum']) ? (raw['enum'] as unknown[]) : [])];
    const limits = bounds.flatMap((keyword) => {
      const limit = raw[keyword];
      return typeof limit === 'number' ? [limit - 1, limit - 0.5, limit, limit + 0.5, limit + 1] : [];
    });
    return [...listed.filter((one) => typeof one === 'string' || typeof one === 'number'), ...limits];
  });
}

/** Some values of a schema: literals and numbers, texts at its limits, lists of one and objects with what is asked for and with all fields. */
function samplesOf(side: Side, depth: number): Value[] {
  if (depth === 0) return [];
  const { view } = side;
  const types = typesOfView(view) ?? [];
  const lengths = (least: string, last: string) => {
    const stated = view.layers.flatMap(({ raw }) => [raw[least], raw[last]].filter((one) => typeof one === 'number'));
    return [...new Set([...stated, 1])].filter((length) => length <= longest);
  };
  const samplesUnder = (nodes: readonly Node[]) =>
    nodes.flatMap((node) => samplesOf({ ...side, view: viewIn(node, side) }, depth - 1)).slice(0, 3);
  const near = valuesNear(view);
  if (near.length > 0) return near;
  const list = () => {
    const items = view.layers.flatMap(({ node }) => own(node, 'items') ?? []);
    return lengths('minItems', 'maxItems').flatMap((length) =>
      samplesUnder(items).map((item) => Array.from({ length }, () => item)),
    );
  };
  const object = () => {
    const fields = view.layers.flatMap(({ node }) => childrenOf(node, 'properties')).slice(0, most.fields);
    const known = fields.flatMap(([name, node]) => samplesUnder([node]).map((value) => [name, value] as const));
    const asked = requiredNames(view);
    const all = Object.fromEntries(known.toReversed());
    const least = Object.fromEntries(Object.entries(all).filter(([name]) => asked.has(name)));
    return [least, ...known.map(([name, value]) => ({ ...all, [name]: value }))].slice(0, 6);
  };
  return types.flatMap((type): Value[] => {
    if (type === 'string') return lengths('minLength', 'maxLength').map((length) => 'x'.repeat(length));
    if (type === 'number' || type === 'integer') return [1];
    if (type === 'boolean') return [true];
    return type === 'array' ? list() : type === 'object' ? object() : [];
  });
}

/** Whether a side takes a value; undefined where that is not known. */
function takes(side: Side, value: Value, depth: number): boolean | undefined {
  const { layers, choices, broken } = side.view;
  if (broken !== undefined || depth === 0 || choices.some(({ members }) => members.length > most.members))
    return undefined;
  const answers = [
    ...layers.map((layer) => fits(layer, value, side, depth)),
    ...choices.map(({ keyword, members }) => {
      const each = members.map((member) => takes({ ...side, view: viewIn(member, side) }, value, depth - 1));
      const taking = each.filter((one) => one === true).length;
      if (keyword === 'oneOf' && taking > 1) return false;
      if (keyword === 'anyOf' && taking > 0) return true;
      return each.includes(undefined) ? undefined : taking > 0;
    }),
  ];
  return together(answers);
}

/** Whether all that is asked holds. */
function together(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

/** The keywords that are looked at, or that ask nothing of a value themselves. */
const told = new Set(
  `type const enum multipleOf minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength pattern allOf oneOf anyOf $ref
  $schema $defs definitions`.split(/\s+/),
);
/** Those that are looked at where a value is an array or an object. */
const looked = {
  array: new Set('items minItems maxItems'.split(' ')),
  object: new Set('properties required additionalProperties minProperties maxProperties'.split(' ')),
};
const others = {
  array: new Set('prefixItems contains'.split(' ')),
  object: new Set('patternProperties propertyNames dependentSchemas dependentRequired'.split(' ')),
};

/** Whether it is known what a keyword asks of a value of a kind: of arrays and objects it asks nothing of other kinds. */
function isKnown(keyword: string, kind: string | undefined): boolean {
  if (told.has(keyword) || isRemark(keyword)) return true;
  return (['array', 'object'] as const).some((group) => {
    if (looked[group].has(keyword)) return true;
    return kind !== group && (groupOf(keyword) === group || others[group].has(keyword));
  });
}

/** Whether what one schema says itself lets a value through. */
function fits({ raw, node }: Layer, value: Value, side: Side, depth: number): boolean | undefined {
  const { const: one, enum: list, type, pattern } = raw;
  const kind = typeOf(value);
  if (type !== undefined && (kind === undefined || !areWithin([kind], [type].flat() as string[]))) return false;
  if (one !== undefined && !equalJson(one, value)) return false;
  if (Array.isArray(list) && !list.some((each) => equalJson(each, value))) return false;
  if (isRefusedBy(raw, value, false)) return false;
  const areKnown = Object.keys(raw).every((keyword) => isKnown(keyword, kind));
  const isMatched = pattern === undefined || typeof value !== 'string' || keeps('pattern', [pattern], value);
  const inside = (at: Node | undefined, part: Value) =>
    at === undefined ? true : takes({ ...side, view: viewIn(at, side) }, part, depth - 1);
  const parts = Array.isArray(value)
    ? [isCounted(raw, 'Items', value.length), ...value.map((item) => inside(own(node, 'items'), item))]
    : isObject(value)
      ? fieldsFit(raw, node, value, inside)
      : [];
  return together([areKnown && isMatched ? true : undefined, ...parts]);
}

function isCounted(raw: Layer['raw'], what: 'Items' | 'Properties', count: number): boolean {
  const [least, most] = [raw[`min${what}`], raw[`max${what}`]];
  return !(typeof least === 'number' && count < least) && !(typeof most === 'number' && count > most);
}

/** Whether the fields of an object are those that a schema asks for, and are as it says. */
function fieldsFit(
  raw: Layer['raw'],
  node: Node,
  value: { readonly [name: string]: Value },
  inside: (at: Node | undefined, part: Value) => boolean | undefined,
): (boolean | undefined)[] {
  const asked = Array.isArray(raw['required']) ? (raw['required'] as unknown[]) : [];
  const named = own(node, 'properties');
  return [
    isCounted(raw, 'Properties', Object.keys(value).length),
    asked.every((name) => Object.hasOwn(value, String(name))),
    ...Object.entries(value).map(([name, part]) => {
      const field = named && own(named, name);
      if (field !== undefined) return inside(field, part);
      return raw['additionalProperties'] === false ? false : inside(own(node, 'additionalProperties'), part);
    }),
  ];
}

function viewIn(node: Node, { context: { documents, dialect } }: Side): View {
  return viewOf([node], documents, dialect);
}
