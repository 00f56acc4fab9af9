import { type Fields, fields, withFields } from '../comparison/remains.ts';
import { isMap, type Node } from '../document-store.ts';
import { type Dialect, isEarly, usualDialect } from './layer.ts';
import { lifecycleKeywords } from './lifecycle.ts';

const keywords = `type format nullable enum const default multipleOf maximum exclusiveMaximum minimum exclusiveMinimum
  maxLength minLength pattern maxItems minItems uniqueItems contains minContains maxContains maxProperties minProperties
  required dependentRequired properties patternProperties additionalProperties unevaluatedProperties propertyNames
  dependentSchemas items prefixItems unevaluatedItems allOf oneOf anyOf not if then else contentEncoding contentMediaType
  contentSchema discriminator xml $defs definitions $anchor $dynamicAnchor x-nullable x-extensible-enum`;
const traits = 'readOnly writeOnly deprecated x-sunset x-stability-level';
/** What says something of a property says nothing of any other value. */
const schemaFields = fields(keywords, `${traits} $id $vocabulary`);
const propertyFields = fields(`${keywords} ${traits}`, '$id $vocabulary');

/** What OpenAPI 2.0 and 3.0 have no keyword for, so that nobody follows it there. */
const later = fields('', '$dynamicRef $recursiveRef $recursiveAnchor $schema');
const early = new Map([schemaFields, propertyFields].map((one) => [one, withFields(one, later)]));

const dialectFields = fields('$schema');

/**
 * The fields of a schema that are read, and those that stand beside it. A list under `items` means nothing in OpenAPI, and
 * is read by nobody; the usual dialect need not be named.
 */
export function schemaFieldsOf(
  { raw }: Node,
  ofProperty: boolean,
  beside: Fields | undefined,
  dialect: Dialect,
): Fields {
  const usual = ofProperty ? propertyFields : schemaFields;
  const own = (isEarly(dialect) && early.get(usual)) || usual;
  const known = beside === undefined ? own : withFields(own, beside);
  const { items, $schema: named } = (isMap(raw) ? raw : {}) as Record<string, unknown>;
  const all = typeof named === 'string' && usualDialect.test(named) ? withFields(known, dialectFields) : known;
  if (!Array.isArray(items)) return all;
  return { read: new Set([...all.read].filter((key) => key !== 'items')), hints: all.hints };
}

/** The fields of a discriminator that are read. */
export const discriminatorFields: Fields = fields('propertyName mapping defaultMapping');

/** What a schema says of the fields that refer to it, and of nothing else. */
export const ofFields: readonly string[] = ['readOnly', 'writeOnly', ...lifecycleKeywords];
