import { below, type Spot } from '../../texts/document.ts';
import { addressOf, type DocumentStore, isMap, type Node } from '../document-store.ts';
import type { View } from './view.ts';

/** Which field tells what a value is, and which of its values stand for which schema. */
export interface Discriminator {
  readonly property: string;
  readonly spot: Spot;
  readonly mapping: readonly Mapped[];
  /** OpenAPI 3.2: what a value is that no other schema stands for. */
  readonly fallback: Mapped | null;
}

/** A value of a discriminator, and the schema it stands for; null where that is not there. */
export interface Mapped {
  readonly value: string;
  readonly target: Node | null;
  readonly spot: Spot;
  /** Whether nobody wrote it: it is the name of the schema. */
  readonly implied: boolean;
}

/** The discriminator of a value, if it has one; of several the first. */
export function discriminatorOf(view: Pick<View, 'layers'>, documents: DocumentStore): Discriminator | null {
  const layer = view.layers.find(({ raw }) => raw['discriminator'] !== undefined);
  const stated = layer?.raw['discriminator'];
  if (layer === undefined) return null;
  const spot = below(layer.node.spot, 'discriminator');
  if (typeof stated === 'string') return { property: stated, spot, mapping: [], fallback: null };
  if (!isMap(stated) || typeof stated['propertyName'] !== 'string') return null;
  const map = isMap(stated['mapping']) ? stated['mapping'] : {};
  const mapping = Object.entries(map).flatMap(([value, name]) =>
    typeof name === 'string'
      ? [{ value, target: mappedTo(name, spot, documents), spot: below(spot, 'mapping', value), implied: false }]
      : [],
  );
  const other = stated['defaultMapping'];
  const fallback =
    typeof other === 'string'
      ? { value: other, target: mappedTo(other, spot, documents), spot: below(spot, 'defaultMapping'), implied: false }
      : null;
  return { property: stated['propertyName'], spot, mapping, fallback };
}

/** The values that stand for a schema: those that are mapped to it, or else its own name. */
export function wireValuesOf(
  target: Node,
  name: string | null,
  spot: Spot,
  { mapping }: Discriminator,
): readonly Mapped[] {
  const explicit = mappedToAddress(mapping).get(addressOf(target.spot)) ?? [];
  if (explicit.length > 0 || name === null) return explicit;
  return [{ value: name, target, spot, implied: true }];
}

const byAddress = new WeakMap<Discriminator['mapping'], ReadonlyMap<string, readonly Mapped[]>>();

function mappedToAddress(mapping: Discriminator['mapping']): ReadonlyMap<string, readonly Mapped[]> {
  const known =
    byAddress.get(mapping) ?? Map.groupBy(mapping, ({ target }) => (target === null ? '' : addressOf(target.spot)));
  byAddress.set(mapping, known);
  return known;
}

/** What a value of a discriminator is mapped to: a component by its name, or else an address. */
export function mappedTo(name: string, spot: Spot, documents: DocumentStore): Node | null {
  if (!/^[\w.-]+$/.test(name)) return documents.peek(name, spot);
  const component = name.replaceAll('~', '~0');
  for (const at of ['#/components/schemas/', '#/definitions/']) {
    const target = documents.peek(`${at}${component}`, spot);
    if (target !== null) return target;
  }
  return documents.peek(name, spot);
}
