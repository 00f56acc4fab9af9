import { isMap } from '../document-store.ts';

/** The longest text that is parsed to see whether it is a schema. */
const most = 1_000_000;

const ofObject = /"type"\s*:\s*(?:"object"|\[)/;
const fromItsRoot = /"\$ref"\s*:\s*"#\/([^/"]+)/g;

const types = new Set(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']);
const keywords = ['type', '$ref', 'enum', 'const', 'oneOf', 'anyOf', 'allOf', 'properties', 'items'];
const confirming = ['required', 'additionalProperties', 'definitions', '$defs', 'title'];

/**
 * Whether a JSON text that says nowhere what it is can be nothing but a schema of objects. YAML that looks so is a part of
 * an API description nearly always, and is none by itself.
 */
export function isUnstatedSchema(text: string, file: string): boolean {
  if (!/\.json$/i.test(file) || text.length > most || !/^\s*\{/.test(text)) return false;
  if (!text.includes('"properties"') || !ofObject.test(text)) return false;
  const value = parsed(text);
  if (!describesObjects(value, file)) return false;
  // What refers to places of another document was cut out of that.
  return text.matchAll(fromItsRoot).every(([, key = '']) => Object.hasOwn(value, key));
}

/** Whether a value is written as schemas of objects are: each of its properties has a schema, and something else agrees. */
export function describesObjects(value: unknown, file: string): value is Readonly<Record<string, unknown>> {
  if (!isMap(value) || Object.hasOwn(value, '$schema') || ![value['type']].flat().includes('object')) return false;
  const properties = isMap(value['properties']) ? Object.values(value['properties']) : [];
  if (properties.length === 0 || !properties.every(isSchema)) return false;
  return /schema/i.test(file) || confirming.some((key) => Object.hasOwn(value, key));
}

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
