import { isMap } from '../document-store.ts';
import type { Wanted } from '../../texts/syntax.ts';
import { isRemark } from './notation.ts';
import { countsBesideReferences, type Draft, since } from './drafts.ts';

type Schema = Record<string, unknown>;

/** For each object that was rewritten, the key under which the text has what stands under a key of it now. */
export type Renamed = WeakMap<object, ReadonlyMap<string, string>>;

/**
 * A parsed schema in the words of the latest draft, without what its own draft ignores, so that an upgrade is no change:
 * tuples, `dependencies`, `id`, anchors, dynamic references. With it, what was renamed in each of its objects.
 */
export function modernise(value: unknown, draft: Draft | undefined): { value: unknown; renamed: Renamed } {
  const renamed: Renamed = new WeakMap();
  const known = new Map<unknown, Schema>();
  const schemaOf = (raw: unknown): unknown => {
    if (!isMap(raw)) return raw;
    const seen = known.get(raw);
    if (seen !== undefined) return seen;
    const schema: Schema = { ...raw };
    known.set(raw, schema);
    const names = rewrite(schema, draft);
    if (names.size > 0) renamed.set(schema, names);
    for (const key of single) if (isMap(schema[key])) schema[key] = schemaOf(schema[key]);
    for (const key of lists) if (Array.isArray(schema[key])) schema[key] = schema[key].map(schemaOf);
    for (const key of maps) {
      if (isMap(schema[key]))
        schema[key] = Object.fromEntries(Object.entries(schema[key]).map(([name, one]) => [name, schemaOf(one)]));
    }
    return schema;
  };
  return { value: schemaOf(value), renamed };
}

/** Turns what is wanted of a rewritten schema into what is wanted of its text; what it returns gives the lines back. */
export function asWritten(wanted: Wanted, value: unknown, renamed: Renamed): () => void {
  const merged: [Wanted, Wanted][] = [];
  const visit = (node: Wanted, at: unknown): void => {
    if (typeof at !== 'object' || at === null) return;
    for (const [key, child] of node.below) visit(child, (at as Schema)[key]);
    const moved = [...(renamed.get(at) ?? [])].flatMap(([now, was]) => {
      const child = node.below.get(now);
      node.below.delete(now);
      return child === undefined ? [] : [[was, child] as const];
    });
    for (const [was, child] of moved) {
      const there = node.below.get(was);
      if (there === undefined) node.below.set(was, child);
      else {
        for (const [key, one] of child.below) there.below.set(key, one);
        merged.push([child, there]);
      }
    }
  };
  visit(wanted, value);
  return () => {
    for (const [child, there] of merged) child.line = there.line;
  };
}

/** Rewrites the keywords of one schema. */
function rewrite(schema: Schema, draft: Draft | undefined): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  if (draft !== undefined) {
    for (const keyword of Object.keys(schema)) if ((since.get(keyword) ?? 0) > draft) delete schema[keyword];
  }
  // They only describe a value, and no validator looks at them.
  for (const keyword of ['readOnly', 'writeOnly']) delete schema[keyword];
  if (typeof schema['$ref'] === 'string' && !countsBesideReferences(draft)) return names;
  const rename = (was: string, now: string, value: unknown): void => {
    schema[now] = value;
    names.set(now, was);
  };
  if (draft !== 2020) tuple(schema, rename);
  if ((draft === undefined || draft < 2019) && isMap(schema['dependencies'])) dependencies(schema, rename);
  namesFollowing(schema, rename);
  if (typeof schema['id'] === 'string' && schema['$id'] === undefined && (draft === 4 || draft === undefined)) {
    rename('id', '$id', schema['id']);
    delete schema['id'];
  }
  const { $id: id } = schema;
  if (typeof id === 'string' && /^#[^/]/.test(id)) {
    rename(names.get('$id') ?? '$id', '$anchor', id.slice(1));
    names.delete('$id');
    delete schema['$id'];
  }
  for (const keyword of ['$dynamicRef', '$recursiveRef']) {
    if (typeof schema[keyword] !== 'string' || schema['$ref'] !== undefined) continue;
    rename(keyword, '$ref', schema[keyword]);
    delete schema[keyword];
  }
  return names;
}

type Rename = (was: string, now: string, value: unknown) => void;

/** A list under `items` is a tuple, and `additionalItems` is what follows it; beside anything else that means nothing. */
function tuple(schema: Schema, rename: Rename): void {
  const { items, additionalItems } = schema;
  delete schema['additionalItems'];
  if (!Array.isArray(items)) return;
  delete schema['items'];
  rename('items', 'prefixItems', items);
  if (additionalItems !== undefined) rename('additionalItems', 'items', additionalItems);
}

/** What one field asks for: others by their names, or a schema of the whole. */
function dependencies(schema: Schema, rename: Rename): void {
  const entries = Object.entries(schema['dependencies'] as Schema);
  delete schema['dependencies'];
  const names = entries.filter(([, one]) => Array.isArray(one) || typeof one === 'string');
  const schemas = entries.filter(([, one]) => isMap(one) || typeof one === 'boolean');
  const listed = names.map(([name, one]) => [name, [one].flat()]);
  if (names.length > 0) rename('dependencies', 'dependentRequired', Object.fromEntries(listed));
  if (schemas.length > 0) rename('dependencies', 'dependentSchemas', Object.fromEntries(schemas));
}

/** That a field asks for others may be written as a condition, too. */
function namesFollowing(schema: Schema, rename: Rename): void {
  const { if: condition, then: follows, else: otherwise } = schema;
  const isObject = schema['type'] === 'object';
  const [asking, needed] = [namesOnly(condition, isObject), namesOnly(follows, isObject)];
  if (asking?.length !== 1 || needed === undefined || !isIdle(otherwise)) return;
  const [name = ''] = asking;
  const known = isMap(schema['dependentRequired']) ? schema['dependentRequired'] : {};
  if (Object.hasOwn(known, name)) return;
  delete schema['if'];
  delete schema['then'];
  delete schema['else'];
  if ('dependentRequired' in schema) schema['dependentRequired'] = { ...known, [name]: needed };
  else rename('then', 'dependentRequired', { [name]: needed });
}

function isIdle(schema: unknown): boolean {
  return schema === undefined || schema === true || (isMap(schema) && Object.keys(schema).every(isRemark));
}

/** The names that a schema asks for, where it asks for nothing else: of an object not even that it be one. */
function namesOnly(schema: unknown, isObject: boolean): readonly string[] | undefined {
  if (!isMap(schema)) return undefined;
  const { required, ...others } = schema;
  const saysNothing = (key: string) => isRemark(key) || (isObject && key === 'type' && others[key] === 'object');
  if (!Array.isArray(required) || !required.every((name) => typeof name === 'string')) return undefined;
  return Object.keys(others).every(saysNothing) ? required : undefined;
}

const single =
  `items additionalItems additionalProperties unevaluatedProperties unevaluatedItems contains propertyNames not if
  then else contentSchema`.split(/\s+/);
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const maps = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];
