/** Where the document has its schemas. */
export type SchemaRef = (name: string) => string;

const fields = {
  anything: {},
  text: { type: 'string', maxLength: 40 },
  count: { type: 'integer', minimum: 1, maximum: 90 },
  tags: { type: 'array', items: { type: 'string' } },
  labels: { type: 'object', additionalProperties: { type: 'string' } },
  note: { type: 'string', externalDocs: { url: 'https://docs.example' }, xml: { name: 'note' } },
};

/** What JSON Schema 2020-12 knows beyond it. */
const modern = {
  pair: {
    type: 'array',
    prefixItems: [{ type: 'string' }],
    contains: { type: 'string' },
    items: { type: 'string' },
    unevaluatedItems: { type: 'string' },
  },
  bag: {
    type: 'object',
    patternProperties: { '^p': { type: 'string' } },
    dependentSchemas: { a: { required: ['b'] } },
    dependentRequired: { a: ['b'] },
    propertyNames: { maxLength: 9 },
    unevaluatedProperties: { type: 'string' },
  },
  rule: {
    type: 'object',
    if: { required: ['a'] },
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    then: { required: ['b'] },
    else: { required: ['c'] },
    $defs: { Local: { type: 'string' } },
    $vocabulary: { 'https://vocabulary.example/prices': true },
  },
  blob: { type: 'string', contentMediaType: 'application/json', contentSchema: { type: 'object' } },
};

/** An order that uses every keyword of a version once. */
export function order(version: string, ref: SchemaRef) {
  const payment = {
    oneOf: [{ $ref: ref('Card') }, { $ref: ref('Cash') }],
    discriminator: { propertyName: 'kind', mapping: { card: ref('Card') } },
  };
  return {
    type: 'object',
    required: ['text'],
    properties: {
      ...fields,
      parent: { $ref: ref('Other') },
      ...(version === '2.0' ? { card: { $ref: ref('Card') } } : { payment }),
      ...(version < '3.1' ? {} : modern),
    },
  };
}

/** The schemas it refers to, and others that a `$ref` can be turned to. */
export function schemas(version: string, ref: SchemaRef) {
  const kind = { type: 'string' };
  const legacy = version === '2.0' ? { discriminator: 'kind' } : {};
  return {
    Card: { type: 'object', required: ['kind'], properties: { kind, number: { type: 'string' } }, ...legacy },
    Cash: { type: 'object', required: ['kind'], properties: { kind, amount: { type: 'number' } } },
    Other: { type: 'object', properties: { other: { type: 'boolean' } } },
    Unused: { type: 'string', maxLength: 3 },
    Used: { allOf: [{ $ref: ref('Other') }], type: 'object' },
  };
}
