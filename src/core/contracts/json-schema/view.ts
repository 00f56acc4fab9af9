import { below, type Spot } from '../../texts/document.ts';
import { isMap, isProse, type DocumentStore, nameOfRef, type Node, refOf } from '../document-store.ts';

/** How a version of OpenAPI or JSON Schema reads a schema. */
export interface Dialect {
  /** Keywords beside `$ref` count (JSON Schema 2019-09 and later, OpenAPI 3.1). */
  readonly siblings: boolean;
  /** `nullable` / `x-nullable` make a value nullable (OpenAPI 2.0 and 3.0). */
  readonly nullable: boolean;
}

/** One schema object that applies to the value. */
export interface Layer {
  readonly raw: Readonly<Record<string, unknown>>;
  readonly node: Node;
  /** The keyword under which it is written, where `raw` says in another way what stands there. */
  readonly spelled?: string;
}

/**
 * Every schema object that applies to one value: the schema, what its `$ref` points to, and the members of `allOf`.
 * Seen this way, moving a schema into a component or out of `allOf` is not a change.
 */
export interface View {
  /** Where the value is described: the first layer. */
  readonly spot: Spot;
  readonly layers: readonly Layer[];
  /** Alternatives: the members of `oneOf` or `anyOf`, without `null`. */
  readonly variants: readonly Node[];
  readonly nullable: boolean;
  readonly identity: string;
  /** The `$ref`s among the layers that lead to nothing. */
  readonly broken: string | undefined;
}

/** A schema without what is wrapped around it where it is used. */
export interface Unwrapped {
  readonly core: Node;
  /** The named schema it is. */
  readonly component: string | undefined;
  /** Whether the wrapping makes the value nullable. */
  readonly nullable: boolean;
}

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

/** Takes off what only refers: a `$ref`, a list of one alternative (`null` aside), `nullable` and prose beside them. */
export function unwrap(node: Node, documents: DocumentStore, dialect: Dialect): Unwrapped {
  let core = node;
  let nullable = false;
  for (;;) {
    const { raw } = core;
    const ref = refOf(raw);
    if (typeof raw !== 'object' || raw === null) return { core, component: undefined, nullable };
    const alone = (kept: readonly string[]) => Object.keys(raw).every((key) => kept.includes(key) || isProse(key));
    if (ref !== null && (!dialect.siblings || alone(['$ref']))) {
      const target = documents.resolve(ref, core.spot);
      return target ? { core: target, component: nameOfRef(ref), nullable } : { core, component: undefined, nullable };
    }
    const list = ['allOf', 'oneOf', 'anyOf'].find((keyword) => alone([keyword, 'nullable']) && keyword in raw);
    const members = list === undefined ? [] : listOf(core, list);
    const [member, ...others] = members.filter(({ raw: one }) => !isNull(one));
    if (member === undefined || others.length > 0) return { core, component: undefined, nullable };
    nullable ||=
      (dialect.nullable && 'nullable' in raw && raw.nullable === true) || (list !== 'allOf' && members.length > 1);
    core = member;
  }
}

/** Flattens the schemas that apply to one value. Bad `$ref`s are left out; the library has recorded them. */
export function viewOf(nodes: readonly [Node, ...Node[]], documents: DocumentStore, dialect: Dialect): View {
  const layers: Layer[] = [];
  const variants: Node[] = [];
  const seen = new Set<unknown>();
  const broken: string[] = [];
  let nullable = false;

  const collect = (at: Node): void => {
    if (!isMap(at.raw) || seen.has(at.raw)) return;
    seen.add(at.raw);
    const { raw } = at;
    const ref = refOf(raw);
    if (ref !== null) {
      const target = documents.resolve(ref, at.spot);
      if (target === null) broken.push(ref);
      else collect(target);
      if (!dialect.siblings) return;
    }
    layers.push({ raw, node: at });
    if (dialect.nullable && (raw['nullable'] === true || raw['x-nullable'] === true)) nullable = true;
    for (const member of listOf(at, 'allOf')) collect(member);
    for (const keyword of ['oneOf', 'anyOf']) {
      const members = listOf(at, keyword);
      const others = members.filter((member) => !isNull(member.raw));
      if (others.length < members.length) nullable = true;
      const plain = plainly(others);
      if (others.length === 1 && others[0]) collect(others[0]);
      else if (plain) layers.push({ raw: plain, node: at, spelled: keyword });
      else variants.push(...others);
    }
  };
  nodes.forEach(collect);
  nullable ||= allowsNull(layers);
  const ids = [...layers.flatMap(({ raw, spelled }) => (spelled ? [] : identityOf(raw))), ...broken].join('.');
  const spot = layers[0]?.node.spot ?? nodes[0].spot;
  return { spot, layers, variants, nullable, identity: ids, broken: broken.join(' ') || undefined };
}

/** The members of a list under a key, as nodes. */
export function listOf(node: Node, key: string): Node[] {
  const list = (node.raw as Record<string, unknown>)[key];
  if (!Array.isArray(list)) return [];
  return list.map((raw: unknown, index) => ({ raw, spot: below(node.spot, key, index) }));
}

/** The types a layer allows, without `null`; undefined means any. */
export function typesOf(raw: Readonly<Record<string, unknown>>): readonly string[] | undefined {
  const { type } = raw;
  if (typeof type === 'string') return type === 'null' ? [] : [type];
  if (!Array.isArray(type)) return undefined;
  return type.filter((name): name is string => typeof name === 'string' && name !== 'null');
}

function allowsNull(layers: readonly Layer[]): boolean {
  const typed = layers.filter(({ raw }) => raw['type'] !== undefined);
  if (typed.length > 0) return typed.every(({ raw }) => [raw['type']].flat().includes('null'));
  const lists = layers.flatMap(({ raw }) => (Array.isArray(raw['enum']) ? [raw['enum']] : []));
  return lists.length > 0 && lists.every((list) => list.includes(null));
}

/** Alternatives that are one literal each are an `enum`, and those that are one type each are a list of types. */
function plainly(members: readonly Node[]): Readonly<Record<string, unknown>> | undefined {
  const raws = members.map(
    ({ raw }) => (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>,
  );
  const only = (...kept: readonly string[]) =>
    raws.every(
      (raw) => kept.some((key) => key in raw) && Object.keys(raw).every((key) => kept.includes(key) || isProse(key)),
    );
  if (raws.length < 2) return undefined;
  if (only('type')) return { type: raws.flatMap(({ type }) => type) };
  const types = new Set(raws.map(({ type }) => type));
  if (!only('const', 'type') || !raws.every((raw) => 'const' in raw) || types.size > 1) return undefined;
  const [type] = types;
  return { enum: raws.map((raw) => raw['const']), ...(type === undefined ? {} : { type }) };
}

function isNull(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && 'type' in raw && raw.type === 'null';
}

/** A number for each parsed object, the same whenever it is met. */
export function identityOf(raw: unknown): number | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const known = identities.get(raw);
  if (known !== undefined) return known;
  identities.set(raw, ++lastIdentity);
  return lastIdentity;
}

/** Whether a list has a first item. */
export function isFilled<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0;
}
