import type { Version } from './meta-schemas.ts';
import { type DescribedObject, objectsOf } from './objects.ts';
import { isExtensible, namedOf } from './shapes.ts';
import { nameIn, valueOf, valuesOf } from './values.ts';

/** Two documents that differ in one field of one object. */
export interface Change {
  readonly title: string;
  /** `*` for a name of a map, `*x-` for one that begins so, `x-` for an extension. */
  readonly field: string;
  readonly how: 'added' | 'changed' | 'removed';
  readonly pointer: readonly string[];
  /** Made when asked: there are tens of thousands of changes, and few are tried. */
  readonly before: () => unknown;
  readonly after: () => unknown;
}

/** Each change of one field of one object that the meta-schema of a version allows in a document. */
export function changesOf(document: unknown, version: Version): readonly Change[] {
  // The richest first: a keyword that speaks with another one is tried where the other one stands.
  const objects = objectsOf(document, version).toSorted((one, other) => sizeOf(other) - sizeOf(one));
  return objects.flatMap((object) => {
    const { title, pointer, value, shape } = object;
    const ref = value['$ref'];
    const same = () => document;
    const edit = (key: string, to: unknown) => () => withValue(document, pointer, key, to);
    const changes = (field: string, key: string, values: readonly unknown[], optional = true): Change[] => {
      const change = (how: Change['how'], before: () => unknown, after: () => unknown): Change => {
        return {
          title: ref !== undefined && shape.isReference ? `Reference to ${title}` : title,
          field,
          how,
          pointer,
          before,
          after,
        };
      };
      const [one, two] = values;
      if (Object.hasOwn(value, key)) {
        const others = values.filter((other) => JSON.stringify(other) !== JSON.stringify(value[key]));
        const changed = others.map((other) => change('changed', same, edit(key, other)));
        const lacking = edit(key, undefined);
        return optional ? [...changed, change('removed', same, lacking), change('added', lacking, same)] : changed;
      }
      const having = edit(key, one);
      return [
        change('added', same, having),
        change('removed', having, same),
        ...(two === undefined ? [] : [change('changed', having, edit(key, two))]),
      ];
    };
    if (typeof ref === 'string' && shape.isReference) {
      const prose = version > '3.0' ? ['summary', 'description'] : [];
      const other = ref.replace(/[^/]+$/, 'Other');
      return [
        ...(other === ref ? [] : changes('$ref', '$ref', [other], false)),
        ...prose.flatMap((key) => changes(key, key, ['one', 'two'])),
      ];
    }
    const fields = [...shape.fields].filter(([field]) => !never.has(`${title}.${field}`));
    return [
      ...fields.flatMap(([field, places]) =>
        changes(field, field, valuesOf(title, field, places, version), !shape.required.has(field)),
      ),
      ...names(object, version).flatMap(([field, key, values]) => changes(field, key, values)),
      ...(isExtensible(shape) ? changes('x-', 'x-internal', ['one', 'two']) : []),
    ];
  });
}

const sizeOf = ({ value }: DescribedObject) => Object.keys(value).length;

/** Another version is another format. */
const never = new Set(['Root.openapi', 'Root.swagger']);

/** Maps in which no name begins so: addresses, and the scopes of OpenAPI 2.0, which may have extensions. */
const unprefixed = new Set(['Schema.$vocabulary', 'Scopes']);

/** The names that are tried in a map, with what they hold. */
function names(
  { title, shape, value }: DescribedObject,
  version: Version,
): [field: string, key: string, values: unknown[]][] {
  const named = namedOf(shape);
  if (named.length === 0 || (shape.fields.size > 0 && title !== 'Responses')) return [];
  const fresh = title === 'SecurityRequirement' ? [] : (valueOf(named, version, false) ?? {});
  const [first] = Object.keys(value);
  return [
    ['*', nameIn(title), [fresh]],
    ...(first === undefined ? [] : [['*', first, [value[first]]] satisfies [string, string, unknown[]]]),
    ...(isExtensible(shape) || unprefixed.has(title)
      ? []
      : [['*x-', 'x-added', [fresh]] satisfies [string, string, unknown[]]]),
  ];
}

/** A document in which one key has another value, or is gone. */
export function withValue(document: unknown, pointer: readonly string[], key: string, value: unknown): unknown {
  const [step, ...rest] = pointer;
  const copy = (Array.isArray(document) ? [...document] : { ...(document as object) }) as Record<string, unknown>;
  if (step !== undefined) copy[step] = withValue(copy[step], rest, key, value);
  else if (value === undefined) delete copy[key];
  else copy[key] = value;
  return copy;
}
