import v20 from '@seriousme/openapi-schema-validator/schemas/v2.0/schema.json' with { type: 'json' };
import v30 from '@seriousme/openapi-schema-validator/schemas/v3.0/schema.json' with { type: 'json' };
import v31 from '@seriousme/openapi-schema-validator/schemas/v3.1/schema.json' with { type: 'json' };
import v32 from '@seriousme/openapi-schema-validator/schemas/v3.2/schema.json' with { type: 'json' };
import applicator from 'ajv/dist/refs/json-schema-2020-12/meta/applicator.json' with { type: 'json' };
import content from 'ajv/dist/refs/json-schema-2020-12/meta/content.json' with { type: 'json' };
import core from 'ajv/dist/refs/json-schema-2020-12/meta/core.json' with { type: 'json' };
import format from 'ajv/dist/refs/json-schema-2020-12/meta/format-annotation.json' with { type: 'json' };
import metadata from 'ajv/dist/refs/json-schema-2020-12/meta/meta-data.json' with { type: 'json' };
import unevaluated from 'ajv/dist/refs/json-schema-2020-12/meta/unevaluated.json' with { type: 'json' };
import validation from 'ajv/dist/refs/json-schema-2020-12/meta/validation.json' with { type: 'json' };

/** A schema, or anything else that stands in one. */
export type Json = Readonly<Record<string, unknown>>;

/** One meta-schema of a place, and the document that its `$ref`s are of. */
export interface Place {
  readonly schema: unknown;
  readonly document: Json;
}

/** The versions of OpenAPI that are read. */
export const versions = ['2.0', '3.0', '3.1', '3.2'] as const;
/** One of them. */
export type Version = (typeof versions)[number];

/** The meta-schema of each version. */
export const metaSchemas: Readonly<Record<Version, Json>> = { '2.0': v20, '3.0': v30, '3.1': v31, '3.2': v32 };

const vocabularies: readonly Json[] = [core, applicator, unevaluated, validation, metadata, format, content];

/** What a `$ref` or `$dynamicRef` of a meta-schema leads to, and the name it goes by there. */
export function resolve(ref: string, document: Json, version: Version): { name: string; places: readonly Place[] } {
  const name = ref.split('/').at(-1) ?? '';
  if (ref.startsWith('http://json-schema.org/draft-04')) return { name, places: [draft04(name)] };
  if (ref === '#meta') return { name: 'schema', places: schemas(version) };
  let schema: unknown = document;
  for (const key of ref.replace(/^#\/?/, '').split('/').filter(Boolean)) {
    schema = (schema as Json)[key.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  if (schema === undefined) throw new Error(`${ref} leads nowhere in the meta-schema of OpenAPI ${version}`);
  const isSchema = (schema as Json)['$dynamicAnchor'] === 'meta';
  return isSchema ? { name: 'schema', places: schemas(version) } : { name, places: [{ schema, document }] };
}

/** The Schema Object from OpenAPI 3.1 on: JSON Schema 2020-12, and the vocabulary of OpenAPI. */
function schemas(version: Version): readonly Place[] {
  const more = version === '3.2' ? { Discriminator: ['defaultMapping'], XML: ['nodeType'] } : {};
  return [...vocabularies.map((one) => ({ schema: one, document: one })), { schema: openapi(more), document: v30 }];
}

/** No package has this vocabulary as JSON. It is what OpenAPI 3.0 has, with extensions, and two more names in 3.2. */
function openapi(more: Readonly<Record<string, readonly string[]>>): Json {
  const one = (definition: string) => ({
    allOf: [{ $ref: `#/definitions/${definition}` }],
    properties: Object.fromEntries((more[definition] ?? []).map((name) => [name, { type: 'string' }])),
    patternProperties: { '^x-': {} },
  });
  return {
    properties: {
      discriminator: one('Discriminator'),
      xml: one('XML'),
      externalDocs: one('ExternalDocumentation'),
      example: true,
    },
  };
}

/** What the meta-schema of OpenAPI 2.0 takes over from JSON Schema draft 4. */
function draft04(name: string): Place {
  const known: Json = {
    exclusiveMaximum: { type: 'boolean' },
    exclusiveMinimum: { type: 'boolean' },
    type: { enum: ['string', 'integer'] },
    positiveInteger: { type: 'integer' },
    positiveIntegerDefault0: { type: 'integer' },
    stringArray: { type: 'array', items: { type: 'string' } },
    ...Object.fromEntries(['title', 'description', 'default'].map((key) => [key, (metadata.properties as Json)[key]])),
  };
  return { schema: known[name] ?? (validation.properties as Json)[name], document: validation };
}
