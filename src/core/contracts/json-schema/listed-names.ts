import { isMap } from '../document-store.ts';
import { isRemark } from './notation.ts';
import type { View } from './view.ts';

type Schema = Readonly<Record<string, unknown>>;

/** More names than this are left as they are. */
const most = 200;

/** An object that lists the names that its fields may have, as one that has those fields and no others; null where it does not. */
export function withListedNames(view: View): View | null {
  let isListed = false;
  const layers = view.layers.map((layer) => {
    const raw = asFields(layer.raw);
    if (raw === null) return layer;
    isListed = true;
    return { ...layer, raw };
  });
  return isListed ? { ...view, layers, identity: `${view.identity} by its fields` } : null;
}

/** Whether an object says which fields it has, and that it has no others. */
export function isClosedByFields({ layers, choices }: View): boolean {
  return (
    choices.length === 0 &&
    layers.some(({ raw }) => raw['additionalProperties'] === false && isMap(raw['properties'])) &&
    layers.every(({ raw }) => raw['propertyNames'] === undefined && raw['patternProperties'] === undefined)
  );
}

function asFields({ propertyNames, properties, additionalProperties: rest, ...others }: Schema): Schema | null {
  const names = listOf(propertyNames);
  if (names === null || others['patternProperties'] !== undefined || others['unevaluatedProperties'] !== undefined) {
    return null;
  }
  const described = isMap(properties) ? properties : {};
  const listed = new Set(names);
  const fields = names.flatMap((name) => {
    const schema = Object.hasOwn(described, name) ? described[name] : (rest ?? true);
    return schema === false ? [] : [[name, schema] as const];
  });
  const refused = Object.keys(described).flatMap((name) => (listed.has(name) ? [] : [[name, false] as const]));
  return { ...others, properties: Object.fromEntries([...fields, ...refused]), additionalProperties: false };
}

/** The names that a schema of names lists; null where it says anything else. */
function listOf(schema: unknown): readonly string[] | null {
  if (!isMap(schema)) return null;
  const { enum: list, ...others } = schema;
  const isIdle = (key: string) => isRemark(key) || (key === 'type' && others[key] === 'string');
  if (!Array.isArray(list) || list.length > most || !Object.keys(others).every(isIdle)) return null;
  return list.filter((name): name is string => typeof name === 'string');
}
