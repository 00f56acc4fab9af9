import { posix } from 'node:path';
import { below, type Document, type Spot } from '../../texts/document.ts';
import { addressOf, type DocumentStore, isMap, type Node, own, rootNode } from '../document-store.ts';
import { nameOfRef, refOf } from '../json-reference.ts';
import type { Element } from '../comparison/element.ts';
import type { SchemaContext } from './context.ts';
import { discriminatorOf, wireValuesOf } from './discriminator.ts';
import { listOf, type View } from './view.ts';

type Index = ReadonlyMap<string, ReadonlySet<unknown>>;

const indexes = new WeakMap<DocumentStore, Map<Document, Index>>();

/**
 * Whether a value is the field of a schema that discriminators name, and all that they map to that schema is among these
 * literals: it is nothing else then, whether they are written down or not.
 */
export function areMapped(
  { layers }: Pick<View, 'layers'>,
  context: SchemaContext,
  literals: ReadonlySet<unknown>,
): boolean {
  return layers.some(({ node: { spot } }) => mappedAt(spot, context)?.isSubsetOf(literals) === true);
}

/** A literal of a list that several fields share, which stands for others of their schemas than the one that has this field. */
interface OfAnother extends Element {
  readonly isOfAnother: true;
}

/** The parts of a schema as one field has it, told by what discriminators map to the schema of that field. */
export function asUsed(parts: readonly Element[], used: Spot, context: SchemaContext): readonly Element[] {
  const listed = parts.filter(({ kind }) => kind === 'enum-value');
  const mapped = listed.length > 0 ? mappedAt(used, context) : undefined;
  if (!listed.some(({ node }) => mapped?.has(node?.raw))) return parts;
  return parts.map((part): Element | OfAnother =>
    part.kind === 'enum-value' && mapped?.has(part.node?.raw) === false ? { ...part, isOfAnother: true } : part,
  );
}

/** Whether a literal was never a value of the field that it was met in. */
export function isOfAnother(part: Element): boolean {
  return 'isOfAnother' in part;
}

/**
 * The values that discriminators map to the schemas of which a value is a field: it is no other, whichever are listed.
 * Undefined where none names it.
 */
export function mappedValues(view: Pick<View, 'layers' | 'extends'>, context: SchemaContext) {
  const spots = [...view.extends.map(({ at }) => at), ...view.layers.map(({ node }) => node.spot)];
  return spots.map((spot) => mappedAt(spot, context)).find((values) => values !== undefined);
}

function mappedAt(spot: Spot, context: SchemaContext): ReadonlySet<unknown> | undefined {
  // A validator reads no discriminator.
  if (context.dialect.validates) return undefined;
  return indexFor(spot.document, context).get(addressOf(spot));
}

function indexFor(document: Document, context: SchemaContext): Index {
  const known = indexes.get(context.documents) ?? new Map<Document, Index>();
  indexes.set(context.documents, known);
  const index =
    known.get(document) ?? (document.text.includes('discriminator') ? indexOf(document, context) : new Map());
  known.set(document, index);
  return index;
}

/** Of more values than this in one document none is known. */
const most = 50_000;

/** A field that a discriminator tells the values of, in one of the schemas that have it. */
interface Told {
  readonly schema: Node;
  readonly property: string;
  readonly values: Set<string>;
  /** Whether a discriminator maps to this schema itself, and not only to what extends it. */
  isTarget: boolean;
}

/** The values by the address of the field that has them. */
function indexOf(document: Document, context: SchemaContext): Index {
  const told = new Map<string, Told>();
  const seen = new Set<unknown>();
  const left: Node[] = [rootNode(document)];
  const uses = new Map<string, number>();
  let count = 0;
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    const { raw, spot } = node;
    if (typeof raw !== 'object' || raw === null || seen.has(raw)) continue;
    seen.add(raw);
    const ref = refOf(raw);
    if (ref !== null) uses.set(ref, (uses.get(ref) ?? 0) + 1);
    for (const one of 'discriminator' in raw ? toldBy(node, context) : []) {
      const key = keyOf(one.schema, one.property);
      const known = told.get(key) ?? { ...one, values: new Set(), isTarget: false };
      for (const value of one.values) known.values.add(value);
      known.isTarget ||= one.isTarget;
      told.set(key, known);
      count += Math.max(1, one.values.size);
      if (count > most) return new Map();
    }
    const entries = Array.isArray(raw) ? raw.entries() : Object.entries(raw);
    for (const [key, value] of entries) left.push({ raw: value as unknown, spot: below(spot, key) });
  }
  const index = new Map<string, ReadonlySet<string>>();
  const shared = new Map<string, Shared>();
  for (const { schema, property, values, isTarget } of told.values()) {
    const extending = isTarget ? context.subtypes.below(schema) : [];
    count += extending.length;
    if (count > most) return new Map();
    // A schema that no discriminator maps to may have other values in the fields that it has from here.
    const isKnown = isTarget && extending.every(({ node }) => told.get(keyOf(node, property))?.isTarget);
    for (const field of isKnown ? fieldsOf(schema, property) : []) {
      index.set(addressOf(field.spot), values);
      const ref = refOf(field.raw);
      if (ref === null) continue;
      const { fields, all } = shared.get(ref) ?? { fields: [], all: new Set<string>() };
      for (const value of values) all.add(value);
      fields.push(field.spot);
      shared.set(ref, { fields, all });
    }
  }
  if (shared.size === 0 || isUsedElsewhere(document, context)) return index;
  for (const [ref, { fields, all }] of shared) {
    const target = fields[0] && context.documents.peek(ref, fields[0]);
    if (target && fields.length === uses.get(ref)) {
      index.set(addressOf(target.spot), all);
    }
  }
  return index;
}

/** The fields that have a component for their value, and all that is mapped to their schemas. */
interface Shared {
  readonly fields: Spot[];
  readonly all: Set<string>;
}

/** Whether another file may refer to what is in a document. */
function isUsedElsewhere(document: Document, { documents }: SchemaContext): boolean {
  const name = posix.basename(document.file);
  return documents.parsed().some((one) => one !== document && one.text.includes(name));
}

function keyOf({ spot }: Node, property: string): string {
  return `${addressOf(spot)} ${property}`;
}

/** The field in a schema and in what it is put together from. */
function fieldsOf(schema: Node, property: string): readonly Node[] {
  return [schema, ...listOf(schema, 'allOf')].flatMap((layer) => {
    const properties = own(layer, 'properties');
    const field = properties && own(properties, property);
    return field ? [field] : [];
  });
}

/** The schemas that a discriminator maps to, and those that they extend: what is of the one is of the other too. */
function* toldBy(node: Node, { documents, subtypes }: SchemaContext): Generator<Told> {
  const { raw, spot } = node;
  const discriminator = isMap(raw) ? discriminatorOf({ layers: [{ raw, node }] }, documents) : null;
  if (discriminator === null) return;
  const behind = new Map<string, { readonly node: Node; readonly name: string | null }>();
  for (const { target } of discriminator.mapping)
    if (target !== null) behind.set(addressOf(target.spot), { node: target, name: null });
  const chosen = ['oneOf', 'anyOf'].flatMap((keyword) => listOf(node, keyword));
  const named = chosen.flatMap((member) => {
    const ref = refOf(member.raw);
    const target = ref === null ? null : documents.peek(ref, member.spot);
    return ref === null || target === null ? [] : [{ node: target, name: nameOfRef(ref) }];
  });
  for (const one of chosen.length > 0 ? named : subtypes.below(node)) behind.set(addressOf(one.node.spot), one);
  const { property } = discriminator;
  for (const { node: target, name } of behind.values()) {
    const values = new Set(wireValuesOf(target, name, spot, discriminator).map(({ value }) => value));
    for (const schema of isMap(target.raw) ? extendedBy(target, documents) : [])
      yield { schema, property, values, isTarget: schema.raw === target.raw };
  }
}

/** A schema, and those that it says it is too. */
function* extendedBy(target: Node, documents: DocumentStore): Generator<Node> {
  const seen = new Set<unknown>([target.raw]);
  const left = [target];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    yield node;
    for (const part of [node, ...listOf(node, 'allOf')]) {
      const ref = refOf(part.raw);
      const base = ref === null ? null : documents.peek(ref, part.spot);
      if (base === null || !isMap(base.raw) || seen.has(base.raw)) continue;
      seen.add(base.raw);
      left.push(base);
    }
  }
}
