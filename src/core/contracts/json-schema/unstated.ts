import { isMap } from '../document-store.ts';

/** The longest text that is parsed to see whether it is a schema. */
const most = 1_000_000;

const ofObject = /"type"\s*:\s*(?:"object"|\[)/;
const confirmed = /"(?:title|definitions|\$defs)"\s*:/;
const ofOthers = /"(?:anyOf|oneOf)"\s*:\s*\[|"\$ref"\s*:\s*"#|"type"\s*:\s*"array"/;
const fromItsRoot = /"\$ref"\s*:\s*"#\/([^/"]+)/g;

const types = new Set(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']);
const keywords = ['type', '$ref', 'enum', 'const', 'oneOf', 'anyOf', 'allOf', 'properties', 'items'];
const confirming = ['required', 'additionalProperties', 'definitions', '$defs', 'title'];

/**
 * Whether a JSON text that says nowhere what it is can be nothing but a schema of objects, of lists or of alternatives. YAML
 * that looks so is a part of an API description nearly always, and is none by itself.
 */
export function isUnstatedSchema(text: string, file: string): boolean {
  if (!/\.json$/i.test(file) || text.length > most || !/^\s*\{/.test(text)) return false;
  const ofFields = text.includes('"properties"') && ofObject.test(text);
  if (!ofFields && !(confirmed.test(text) && ofOthers.test(text))) return false;
  const value = parsed(text);
  if (!describesValues(value, file)) return false;
  // What refers to places of another document was cut out of that.
  return text.matchAll(fromItsRoot).every(([, key = '']) => Object.hasOwn(value, key));
}

/** Whether a value is written as schemas are: all that it says of fields, items or alternatives is one, and something else agrees. */
export function describesValues(value: unknown, file: string): value is Readonly<Record<string, unknown>> {
  if (!isMap(value) || Object.hasOwn(value, '$schema')) return false;
  if (describesFields(value)) return /schema/i.test(file) || confirming.some((key) => Object.hasOwn(value, key));
  const definitions = definitionsIn(value);
  return (
    (describesItems(value) || describesAlternatives(value) || describesByName(value, definitions)) &&
    definitions.every(isSchema) &&
    (definitions.length > 0 || typeof value['title'] === 'string')
  );
}

/** An object of fields, each of which has a schema. */
function describesFields({ type, properties }: Settable): boolean {
  const fields = isMap(properties) ? Object.values(properties) : [];
  return [type].flat().includes('object') && fields.length > 0 && fields.every(isSchema);
}

function describesItems({ type, items }: Settable): boolean {
  return type === 'array' && isMap(items) && Object.keys(items).length > 0 && isSchema(items);
}

function describesAlternatives({ type, anyOf, oneOf }: Settable): boolean {
  const list = anyOf ?? oneOf;
  return type === undefined && Array.isArray(list) && list.length > 0 && list.every(isMap) && list.every(isSchema);
}

/** One of its own definitions. */
function describesByName({ $ref }: Settable, definitions: readonly unknown[]): boolean {
  return typeof $ref === 'string' && $ref.startsWith('#') && definitions.length > 0;
}

function definitionsIn({ definitions, $defs }: Settable): readonly unknown[] {
  return [definitions, $defs].flatMap((map) => (isMap(map) ? Object.values(map) : []));
}

type Settable = Readonly<Record<string, unknown>>;

function isSchema(value: unknown): boolean {
  if (typeof value === 'boolean') return true;
  if (!isMap(value)) return false;
  const keys = Object.keys(value);
  return keys.length === 0 || (keywords.some((key) => keys.includes(key)) && hasType(value));
}

/** Whether the types of a schema, where it names any, are of JSON Schema. */
function hasType({ type = [] }: Readonly<Record<string, unknown>>): boolean {
  return [type].flat().every((one) => typeof one === 'string' && types.has(one));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
