import type { Aspect } from '../../model/contract.ts';
import type { AspectLaw, AspectValue } from '../element.ts';
import { below } from '../document.ts';
import {
  type Bound,
  demands,
  equalJson,
  lowerBound,
  multiple,
  note,
  patternLaw,
  replacement,
  restrictingFlag,
  restriction,
  upperBound,
} from '../laws.ts';
import type { Layer, View } from './view.ts';

/** Keywords that read the same in every layer: their law, and whether a zero or false says nothing. */
const plain: readonly (readonly [Aspect, AspectLaw, empty?: 'zero' | 'false'])[] = [
  ['minLength', lowerBound, 'zero'],
  ['maxLength', upperBound],
  ['minItems', lowerBound, 'zero'],
  ['maxItems', upperBound],
  ['minProperties', lowerBound, 'zero'],
  ['maxProperties', upperBound],
  ['minContains', lowerBound],
  ['maxContains', upperBound],
  ['multipleOf', multiple],
  ['pattern', patternLaw],
  ['uniqueItems', restrictingFlag, 'false'],
  ['contentEncoding', restriction],
  ['contentMediaType', restriction],
  ['not', restriction],
  ['if', restriction],
  ['xml', replacement],
];

/** The aspects of a value that restrict it by one keyword. */
export function keywordAspects(view: View): AspectValue[] {
  const values = plain.map(([aspect, law, empty]) => {
    const layer = tightest(view, aspect, law);
    const value = layer?.raw[aspect];
    const says = !(empty === 'zero' && value === 0) && !(empty === 'false' && value === false);
    return aspectOf(view, layer, aspect, says ? value : undefined, law);
  });
  return [
    ...values,
    boundAspect(view, 'minimum', 'exclusiveMinimum', lowerBound),
    boundAspect(view, 'maximum', 'exclusiveMaximum', upperBound),
    ...restKeywords.map((keyword) => openness(view, keyword)),
    dependentRequired(view),
    ...discriminator(view),
  ];
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
  return { aspect, value, law, stated, at: stated ? below(layer.node.spot, keyword) : view.spot };
}

/** The layer whose keyword wins: where several state it, the narrowest. */
function tightest(view: View, keyword: string, law: AspectLaw): Layer | undefined {
  let best: Layer | undefined;
  for (const layer of view.layers) {
    const value = layer.raw[keyword];
    if (value === undefined) continue;
    if (best === undefined || law(best.raw[keyword], value) === 'narrowed') best = layer;
  }
  return best;
}

/** `minimum` and `exclusiveMinimum` as one limit; in OpenAPI 3.0 the latter is a flag, in 3.1 a number. */
function boundAspect(view: View, aspect: 'minimum' | 'maximum', exclusive: string, law: AspectLaw): AspectValue {
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
  const shown = best?.bound.exclusive ? `${best.bound.value} (exclusive)` : best?.bound.value;
  return { ...aspectOf(view, best?.layer, aspect, best?.bound, law, best?.keyword ?? aspect), shown };
}

function dependentRequired(view: View): AspectValue {
  const layer = view.layers.find(({ raw }) => typeof raw['dependentRequired'] === 'object');
  const pairs = Object.entries((layer?.raw['dependentRequired'] ?? {}) as Record<string, unknown>).flatMap(
    ([name, needed]) => (Array.isArray(needed) ? needed.map((other) => `${name} needs ${String(other)}`) : []),
  );
  return aspectOf(view, layer, 'dependentRequired', layer && pairs, demands);
}

/** Keywords about what is beyond the named properties or items: anything, such as match a schema, or nothing. */
export const restKeywords = ['additionalProperties', 'unevaluatedProperties', 'unevaluatedItems'] as const;

function openness(view: View, aspect: (typeof restKeywords)[number]): AspectValue {
  const closed = view.layers.find(({ raw }) => raw[aspect] === false);
  const layer = closed ?? restLayer(view, aspect);
  const value = layer && (closed ? 'none' : 'such as match the schema');
  return aspectOf(view, layer, aspect, value, (was, now) => {
    const rank = (state: unknown) => (state === undefined ? 0 : state === 'none' ? 2 : 1);
    if (rank(was) === rank(now)) return null;
    return rank(now) > rank(was) ? 'narrowed' : 'widened';
  });
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
  const stated = layer?.raw['discriminator'];
  const object = (typeof stated === 'object' ? stated : { propertyName: stated }) as Record<string, unknown> | null;
  const mapping = object?.['mapping'] as Record<string, unknown> | undefined;
  return [
    aspectOf(view, layer, 'discriminator', object?.['propertyName'], replacement),
    aspectOf(view, layer, 'discriminatorMapping', mapping, (was, now) => {
      return was === undefined || now === undefined || equalJson(was, now) ? null : note(was, now);
    }),
  ].map((value) =>
    value.stated || layer === undefined ? value : { ...value, at: below(layer.node.spot, 'discriminator') },
  );
}
