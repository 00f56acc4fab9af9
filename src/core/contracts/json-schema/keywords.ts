import type { Aspect, Effect } from '../../model/contract.ts';
import type { AspectLaw, AspectValue } from '../comparison/element.ts';
import { below, type Spot } from '../../texts/document.ts';
import {
  type Bound,
  demands,
  lowerBound,
  multiple,
  patternLaw,
  replacement,
  restrictingFlag,
  restriction,
  upperBound,
} from '../comparison/laws.ts';
import type { Node } from '../document-store.ts';
import { nameOfRef } from '../json-reference.ts';
import type { SchemaContext } from './context.ts';
import type { Layer } from './layer.ts';
import type { View } from './view.ts';
import { written } from '../comparison/written.ts';

const isNumber = (value: unknown) => typeof value === 'number';
const isPositive = (value: unknown) => typeof value === 'number' && value > 0;
const isText = (value: unknown) => typeof value === 'string';

/** Keywords that read the same in every layer: their law, and which values of them say something. */
const plain: readonly (readonly [Aspect, AspectLaw, (value: unknown) => boolean])[] = [
  ['minLength', lowerBound, isPositive],
  ['maxLength', upperBound, isNumber],
  ['minItems', lowerBound, isPositive],
  ['maxItems', upperBound, isNumber],
  ['minProperties', lowerBound, isPositive],
  ['maxProperties', upperBound, isNumber],
  ['minContains', leastContained, isNumber],
  ['maxContains', upperBound, isNumber],
  ['multipleOf', multiple, isPositive],
  ['pattern', patternLaw, isText],
  ['uniqueItems', restrictingFlag, (value) => value === true],
  ['contentEncoding', replacement, isText],
  ['contentMediaType', replacement, isText],
];

/** `contains` asks for one item, unless `minContains` says otherwise. */
function leastContained(was: unknown, now: unknown): Effect | null {
  return lowerBound(was ?? 1, now ?? 1);
}

/** The aspects of a value that restrict it by one keyword, as far as they are stated. */
export function keywordAspects(view: View, context: SchemaContext): AspectValue[] {
  const values = plain.map(([aspect, law, says]) => {
    const layer = tightest(view, aspect, law, says);
    return layer && aspectOf(view, layer, aspect, layer.raw[aspect], law);
  });
  return [
    ...values,
    boundAspect(view, 'minimum', 'exclusiveMinimum', lowerBound),
    boundAspect(view, 'maximum', 'exclusiveMaximum', upperBound),
    ...restKeywords.map((keyword) => openness(view, keyword)),
    dependentRequired(view),
    nested(view, 'not', restriction, context),
    nested(view, 'if', restriction, context),
    nested(view, 'xml', replacement, context),
    ...discriminator(view),
  ].filter((aspect) => aspect !== undefined);
}

/** A keyword whose value is an object of its own: where both versions of it mean the same, nothing changed. */
function nested(
  view: View,
  aspect: 'not' | 'if' | 'xml',
  law: AspectLaw,
  { documents, same }: SchemaContext,
): AspectValue | undefined {
  const layer = view.layers.find(({ raw }) => raw[aspect] !== undefined);
  if (layer === undefined) return undefined;
  const node = documents.at({ raw: layer.raw[aspect], spot: spotOf(layer, aspect) });
  const unlessSame: AspectLaw = (was, now) => {
    if (was === undefined || now === undefined) return law(was, now);
    return same(was as Node, now as Node) ? null : 'replaced';
  };
  return { ...aspectOf(view, layer, aspect, node, unlessSame), shown: layer.raw[aspect] };
}

/** An aspect of the layer that states it, or of the whole value where none does. */
export function aspectOf(
  view: View,
  layer: Layer | undefined,
  aspect: Aspect,
  value: unknown,
  law: AspectLaw,
  keyword: string = aspect,
): AspectValue {
  const stated = layer !== undefined && value !== undefined && Object.hasOwn(layer.raw, keyword);
  return { aspect, value, law, stated, at: stated ? spotOf(layer, keyword) : view.spot };
}

/** Where a keyword of a layer is written. */
export function spotOf({ node, spelled }: Layer, keyword: string): Spot {
  return below(node.spot, spelled ?? keyword);
}

/** The layer whose keyword wins: where several state it, the narrowest. */
function tightest(view: View, keyword: string, law: AspectLaw, says: (value: unknown) => boolean): Layer | undefined {
  let best: Layer | undefined;
  for (const layer of view.layers) {
    const value = layer.raw[keyword];
    if (!says(value)) continue;
    if (best === undefined || law(best.raw[keyword], value) === 'narrowed') best = layer;
  }
  return best;
}

/** `minimum` and `exclusiveMinimum` as one limit; in OpenAPI 3.0 the latter is a flag, in 3.1 a number. */
function boundAspect(
  view: View,
  aspect: 'minimum' | 'maximum',
  exclusive: string,
  law: AspectLaw,
): AspectValue | undefined {
  let best: { bound: Bound; layer: Layer; keyword: string } | undefined;
  const consider = (bound: Bound, layer: Layer, keyword: string) => {
    if (best === undefined || law(best.bound, bound) === 'narrowed') best = { bound, layer, keyword };
  };
  for (const layer of view.layers) {
    const limit = layer.raw[aspect];
    const strict = layer.raw[exclusive];
    if (typeof limit === 'number') consider({ value: limit, exclusive: strict === true }, layer, aspect);
    if (typeof strict === 'number') consider({ value: strict, exclusive: true }, layer, exclusive);
  }
  if (best === undefined) return undefined;
  const { bound, layer, keyword } = best;
  const shown = bound.exclusive ? `${bound.value} (exclusive)` : bound.value;
  return { ...aspectOf(view, layer, aspect, bound, law, keyword), shown };
}

function dependentRequired(view: View): AspectValue | undefined {
  const layer = view.layers.find(({ raw }) => typeof raw['dependentRequired'] === 'object');
  if (layer === undefined) return undefined;
  const pairs = Object.entries((layer.raw['dependentRequired'] ?? {}) as Record<string, unknown>).flatMap(
    ([name, needed]) => (Array.isArray(needed) ? needed.map((other) => `${name} needs ${written(other)}`) : []),
  );
  return aspectOf(view, layer, 'dependentRequired', pairs, demands);
}

/** Keywords about what is beyond the named properties or items: anything, such as match a schema, or nothing. */
export const restKeywords = ['additionalProperties', 'unevaluatedProperties', 'unevaluatedItems'] as const;

function openness(view: View, aspect: (typeof restKeywords)[number]): AspectValue | undefined {
  const closed = view.layers.find(({ raw }) => raw[aspect] === false);
  const tuple = aspect === 'unevaluatedItems' ? closedTuple(view) : undefined;
  const layer = closed ?? tuple ?? restLayer(view, aspect);
  if (layer === undefined) return undefined;
  const value = closed || tuple ? 'none' : 'such as match the schema';
  const keyword = layer === tuple && !closed ? 'items' : aspect;
  const law: AspectLaw = (was, now) => {
    const rank = (state: unknown) => (state === undefined ? 0 : state === 'none' ? 2 : 1);
    if (rank(was) === rank(now)) return null;
    return rank(now) > rank(was) ? 'narrowed' : 'widened';
  };
  return aspectOf(view, layer, aspect, value, law, keyword);
}

/** The layer that allows no items but those at the positions it lists. */
export function closedTuple(view: View): Layer | undefined {
  return view.layers.find(({ raw }) => raw['items'] === false);
}

/** The layer whose keyword is a schema that says something. */
export function restLayer(view: View, keyword: (typeof restKeywords)[number]): Layer | undefined {
  return view.layers.find(({ raw }) => {
    const schema = raw[keyword];
    return typeof schema === 'object' && schema !== null && Object.keys(schema).length > 0;
  });
}

function discriminator(view: View): AspectValue[] {
  const layer = view.layers.find(({ raw }) => raw['discriminator'] !== undefined);
  if (layer === undefined) return [];
  const stated = layer.raw['discriminator'];
  const object = (typeof stated === 'object' ? stated : { propertyName: stated }) as Record<string, unknown> | null;
  const mapping = mappingOf(object?.['mapping']);
  const other = object?.['defaultMapping'];
  const property = object?.['propertyName'];
  const named = typeof other === 'string' ? `${written(property)}, or else ${nameOfRef(other)}` : property;
  return [
    aspectOf(view, layer, 'discriminator', named, replacement),
    aspectOf(view, layer, 'discriminatorMapping', mapping, (was, now) => {
      // Values that come and go are values of the field, and are said as such.
      const [a, b] = [was, now] as (Readonly<Record<string, unknown>> | undefined)[];
      return Object.keys(a ?? {}).some((key) => b && Object.hasOwn(b, key) && b[key] !== a?.[key]) ? 'noted' : null;
    }),
  ].map((value) => (value.stated ? value : { ...value, at: below(layer.node.spot, 'discriminator') }));
}

/** Which value of the discriminator stands for which schema, by name: in which file the schema is does not matter. */
function mappingOf(raw: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const named = ([value, target]: [string, unknown]) => [
    value,
    typeof target === 'string' ? nameOfRef(target) : target,
  ];
  return Object.fromEntries(Object.entries(raw).map(named)) as Readonly<Record<string, unknown>>;
}
