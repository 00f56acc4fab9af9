import type { Schema } from './description.ts';

/** Words of OpenAPI that are no JSON Schema, or say nothing about values. */
const silent = new Set([
  'nullable',
  'discriminator',
  'example',
  'examples',
  'externalDocs',
  'xml',
  'deprecated',
  'default',
  'description',
  'title',
]);

/** A schema of OpenAPI 3.0 as JSON Schema: `nullable` becomes a type, references become names. */
export function jsonSchema(schema: unknown, refs: Set<string>): unknown {
  if (Array.isArray(schema)) return schema.map((one) => jsonSchema(one, refs));
  if (schema === null || typeof schema !== 'object') return schema;
  const source = schema as Schema;
  if (typeof source['$ref'] === 'string') {
    refs.add(source['$ref']);
    return orNull({ $ref: nameOf(source['$ref']) }, source);
  }
  const made: Schema = {};
  for (const [key, value] of Object.entries(
    isEither(source) ? { ...source, anyOf: source['allOf'], allOf: [] } : source,
  )) {
    if (key === 'properties' || key === 'patternProperties') made[key] = each(value as Schema, refs);
    else if (!silent.has(key) && !key.startsWith('x-'))
      made[key] = ['enum', 'required', 'const'].includes(key) ? value : jsonSchema(value, refs);
  }
  return orNull(made, source);
}

/** Nothing is a user and an enterprise: where the description wants both of an account, it means one of them. */
function isEither({ allOf }: Schema): boolean {
  const titles = Array.isArray(allOf) ? (allOf as Schema[]).map(({ title }) => title) : [];
  return titles.includes('Simple User') && titles.includes('Enterprise');
}

/** The name a referenced schema is compiled under. */
export function nameOf(ref: string): string {
  return ref.slice(2).replaceAll('/', '.');
}

/** The same schema, with no room for a field it does not name: a request with one is a mistake. */
export function closed(schema: unknown, resolve: (ref: string) => Schema, inside = false): unknown {
  if (Array.isArray(schema)) return schema.map((one) => closed(one, resolve, inside));
  if (schema === null || typeof schema !== 'object') return schema;
  const source = schema as Schema;
  if (typeof source['$ref'] === 'string') return closed(resolve(source['$ref']), resolve, inside);
  const made: Schema = { ...source };
  const named = source['properties'] as Schema | undefined;
  if (named) {
    made['properties'] = Object.fromEntries(Object.entries(named).map(([name, one]) => [name, closed(one, resolve)]));
    if (!inside && source['additionalProperties'] === undefined) made['additionalProperties'] = false;
  }
  if (source['items']) made['items'] = closed(source['items'], resolve);
  for (const key of ['oneOf', 'anyOf', 'allOf'])
    if (source[key]) made[key] = closed(source[key], resolve, inside || named !== undefined || key === 'allOf');
  return made;
}

function each(properties: Schema, refs: Set<string>): Schema {
  return Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, jsonSchema(one, refs)]));
}

function orNull(made: Schema, source: Schema): Schema {
  if (source['nullable'] !== true) return made;
  const listed = Array.isArray(made['enum']) ? { enum: [...new Set([...(made['enum'] as unknown[]), null])] } : {};
  if (typeof made['type'] === 'string') return { ...made, ...listed, type: [made['type'], 'null'] };
  return { anyOf: [{ ...made, ...listed }, { type: 'null' }] };
}
