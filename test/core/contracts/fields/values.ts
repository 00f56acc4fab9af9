import type { Place, Version } from './meta-schemas.ts';
import { namedOf, shapeOf } from './shapes.ts';

const text = { type: 'string' };
const whole = { type: 'integer' };
const choices = [
  [text, whole, { type: 'array' }],
  [text, { ...whole, maximum: 3 }],
];

const done = { responses: { 200: { description: 'ok' } } };

/** Two values of a field, for those where the meta-schema alone gives none that mean something. */
const known: Readonly<Record<string, readonly unknown[]>> = {
  pattern: ['^a', '^b'],
  format: ['date', 'uuid'],
  schema: [{ type: 'integer' }, { type: 'boolean' }],
  itemSchema: [text, whole],
  consumes: [['application/cbor'], ['application/yaml']],
  produces: [['application/cbor'], ['application/yaml']],
  schemes: [['http'], ['wss']],
  security: [[{ other: [] }], []],
  'Items.items': [whole, { type: 'boolean' }],
  'Items.collectionFormat': ['ssv', 'pipes'],
  'Header.collectionFormat': ['ssv', 'pipes'],
  'MediaType.encoding': [{ tags: { contentType: 'text/csv' } }, { tags: { contentType: 'text/html' } }],
  'Schema.required': [['count'], ['tags']],
  'Schema.type': ['integer', 'boolean'],
  'Schema.enum': [
    ['a', 'b'],
    ['a', 'b', 'c'],
  ],
  'Schema.properties': [{ extra: text }, { more: text }],
  'Schema.items': [text, whole],
  'Schema.allOf': [[{ minLength: 2 }], [{ minLength: 4 }]],
  'Schema.oneOf': choices,
  'Schema.anyOf': choices,
  'Schema.not': [text, whole],
  'Schema.additionalProperties': [false, whole],
  'Schema.unevaluatedProperties': [false, whole],
  'Schema.unevaluatedItems': [false, whole],
  'Schema.prefixItems': [[whole], [{ type: 'boolean' }]],
  'Schema.patternProperties': [{ '^q': text }, { '^r': text }],
  'Schema.dependentSchemas': [{ q: { required: ['r'] } }, { q: { required: ['s'] } }],
  'Schema.dependentRequired': [{ q: ['r'] }, { q: ['s'] }],
  'Schema.xml': [{ name: 'one' }, { name: 'two' }],
  'Schema.$vocabulary': [{ 'https://v.example/one': true }, { 'https://v.example/two': true }],
  'Schema.multipleOf': [3, 6],
  'Schema.contains': [text, whole],
  'Root.basePath': ['/v2', '/v3'],
  'Info.version': ['2.0.0', '3.0.0'],
  'XML.nodeType': ['attribute', 'text'],
  'ServerVariable.enum': [['eu'], ['eu', 'us', 'asia']],
  'PathItem.additionalOperations': [{ LINK: done }],
  'Operation.callbacks': [{ added: { '{$request.body#/a}': { post: done } } }],
};

/** Names that fit into a map of which not any name is one. */
const entries: Readonly<Record<string, string>> = {
  Paths: '/added',
  Responses: '418',
  SecurityRequirement: 'other',
  Callback: '{$request.body#/added}',
  'Schema.patternProperties': '^added',
};

/** Up to two values of a field that its meta-schema allows and that say different things. */
export function valuesOf(title: string, field: string, places: readonly Place[], version: Version): readonly unknown[] {
  if (field === '$ref') return [refIn(title, version)];
  if (field === 'parameters' && title !== 'Link' && title !== 'Components') {
    return ['one', 'two'].map((name) => [{ name, in: 'query', ...(version === '2.0' ? text : { schema: text }) }]);
  }
  if (version > '2.0' && title === 'Schema' && field === 'discriminator') {
    return [{ propertyName: 'kind' }, { propertyName: 'sort' }];
  }
  const values = known[`${title}.${field}`] ?? (ownWords.has(title) ? undefined : known[field]);
  return values ?? [valueOf(places, version, false), valueOf(places, version, true)].filter((one) => one !== undefined);
}

/** Here these names mean something else. */
const ownWords = new Set(['License', 'Encoding', 'SecurityScheme']);

/** A name that a map may have. */
export function nameIn(title: string): string {
  return entries[title] ?? 'added';
}

function refIn(title: string, version: Version): string {
  if (version === '2.0') return title === 'PathItem' ? '#/paths/~1other' : '#/definitions/Other';
  return title === 'PathItem' ? '#/components/pathItems/Other' : '#/components/schemas/Other';
}

/** A value that a meta-schema allows; the second differs from the first, and is undefined where there is but one. */
export function valueOf(places: readonly Place[], version: Version, second: boolean, depth = 0): unknown {
  const shape = shapeOf(places, version);
  const plain = second ? 'two' : 'one';
  if (shape.names.some((name) => name.toLowerCase() === 'schema')) return second ? whole : text;
  if (shape.names.some((name) => /^path-?item$/i.test(name))) return second ? { put: done } : { get: done };
  if (shape.values.length > 0) {
    const value = shape.values[second ? 1 : 0];
    return shape.types.has('array') ? [value] : value;
  }
  if (shape.types.has('boolean')) return !second;
  if (shape.types.has('string') || depth > 6) return isAddress(shape.formats) ? `https://${plain}.example` : plain;
  if (shape.types.has('integer') || shape.types.has('number')) return second ? 5 : 3;
  const below = (list: readonly Place[]) => valueOf(list, version, second, depth + 1);
  if (shape.fields.size > 0) {
    if (second && shape.required.size === 0) return undefined;
    return Object.fromEntries([...shape.required].map((name) => [name, below(shape.fields.get(name) ?? [])]));
  }
  const named = namedOf(shape);
  if (named.length > 0) return { [plain]: valueOf(named, version, false, depth + 1) ?? {} };
  if (shape.types.has('array') || shape.items.length > 0) return [below(shape.items) ?? plain];
  return plain;
}

function isAddress(formats: ReadonlySet<string>): boolean {
  return [...formats].some((format) => /ur[il]|iri/.test(format));
}
