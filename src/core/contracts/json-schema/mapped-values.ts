import { below, type Document, type Spot } from '../../texts/document.ts';
import { addressOf, type DocumentStore, isMap, type Node, own, rootNode } from '../document-store.ts';
import { nameOfRef, refOf } from '../json-reference.ts';
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

/** More values than this are not written down for one document. */
const most = 50_000;

/** The values by the address of the field that has them. */
function indexOf(document: Document, context: SchemaContext): Index {
  const index = new Map<string, Set<string>>();
  const seen = new Set<unknown>();
  const left: Node[] = [rootNode(document)];
  let count = 0;
  for (let node = left.pop(); node !== undefined && count < most; node = left.pop()) {
    const { raw, spot } = node;
    if (typeof raw !== 'object' || raw === null || seen.has(raw)) continue;
    seen.add(raw);
    for (const [field, values] of 'discriminator' in raw ? toldBy(node, context) : []) {
      const address = addressOf(field);
      index.set(address, (index.get(address) ?? new Set()).union(new Set(values)));
      count += values.length;
    }
    const entries = Array.isArray(raw) ? raw.entries() : Object.entries(raw);
    for (const [key, value] of entries) left.push({ raw: value as unknown, spot: below(spot, key) });
  }
  return index;
}

/** The fields that the discriminator of a schema tells the values of. */
function toldBy(node: Node, { documents, subtypes }: SchemaContext): (readonly [Spot, readonly string[]])[] {
  const { raw, spot } = node;
  const discriminator = isMap(raw) ? discriminatorOf({ layers: [{ raw, node }] }, documents) : null;
  if (discriminator === null) return [];
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
  return [...behind.values()].flatMap(({ node: target, name }) => {
    if (!isMap(target.raw)) return [];
    const values = wireValuesOf(target, name, spot, discriminator).map(({ value }) => value);
    return layersOf(target, documents).flatMap((layer) => {
      const properties = own(layer, 'properties');
      const field = properties && own(properties, discriminator.property);
      return field ? [[field.spot, values] as const] : [];
    });
  });
}

/** A schema and the parts of it, with what they refer to: what it extends has its values too. */
function layersOf(target: Node, documents: DocumentStore): readonly Node[] {
  const found = new Map<unknown, Node>();
  const left = [target];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    const ref = refOf(node.raw);
    const layer = ref === null ? node : documents.peek(ref, node.spot);
    if (layer === null || !isMap(layer.raw) || found.has(layer.raw)) continue;
    found.set(layer.raw, layer);
    left.push(...listOf(layer, 'allOf'));
  }
  return [...found.values()];
}
