import { metaSchemas, type Place, type Version } from './meta-schemas.ts';
import { isExtensible, namedOf, type Shape, shapeOf, titleOf } from './shapes.ts';

/** An object of a document, beside what its meta-schema says of it. */
export interface DescribedObject {
  readonly title: string;
  readonly pointer: readonly string[];
  readonly value: Readonly<Record<string, unknown>>;
  readonly shape: Shape;
}

/** A kind of object that a version knows. */
export interface Kind {
  readonly fields: Set<string>;
  isMap: boolean;
  isExtensible: boolean;
}

const rootOf = (version: Version): Place => ({ schema: metaSchemas[version], document: metaSchemas[version] });

/** Every object of a document, with what its meta-schema allows there. */
export function objectsOf(document: unknown, version: Version): readonly DescribedObject[] {
  const found: DescribedObject[] = [];
  const visit = (value: unknown, places: readonly Place[], pointer: readonly string[], around: string): void => {
    if (typeof value !== 'object' || value === null || places.length === 0) return;
    const shape = shapeOf(places, version);
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, shape.items, [...pointer, String(index)], around);
      return;
    }
    const title = titleOf(shape, around);
    found.push({ title, pointer, value: value as Readonly<Record<string, unknown>>, shape });
    for (const [key, child] of Object.entries(value)) {
      const field = shape.fields.get(key);
      visit(child, field ?? placesOf(shape, key), [...pointer, key], `${title}.${field ? key : '*'}`);
    }
  };
  visit(document, [rootOf(version)], [], 'Root');
  return found;
}

/** What may stand under a name of a map. */
function placesOf({ patterns, entries }: Shape, key: string): readonly Place[] {
  const matching = patterns.filter(({ pattern }) => pattern !== '^x-' && new RegExp(pattern, 'u').test(key));
  return matching.length > 0 ? matching.map(({ place }) => place) : entries;
}

/** Every kind of object that a meta-schema knows, by title, whether a document has it or not. */
export function kindsOf(version: Version): ReadonlyMap<string, Kind> {
  const kinds = new Map<string, Kind>();
  const seen = new Set<string>();
  const visit = (places: readonly Place[], around: string): void => {
    const shape = shapeOf(places, version);
    const named = namedOf(shape);
    const isObject = shape.fields.size > 0 || named.length > 0;
    const title = isObject ? titleOf(shape, around) : around;
    if (isObject) {
      const kind = kinds.get(title) ?? { fields: new Set(), isMap: false, isExtensible: false };
      kinds.set(title, kind);
      for (const name of shape.fields.keys()) kind.fields.add(name);
      kind.isMap ||= named.length > 0;
      kind.isExtensible ||= isExtensible(shape);
    }
    // One definition may be met in several forms: what is new in a form is looked into.
    const key = `${title} ${isObject ? [...shape.fields.keys()].join(' ') : ''}`;
    if (seen.has(key) || around.split('.').length > 25) return;
    seen.add(key);
    for (const [name, list] of shape.fields) visit(list, `${title}.${name}`);
    if (named.length > 0) visit(named, `${title}.*`);
    if (shape.items.length > 0) visit(shape.items, around);
  };
  visit([rootOf(version)], 'Root');
  return kinds;
}
