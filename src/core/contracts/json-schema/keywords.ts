import type { Aspect } from '../../model/aspect.ts';
import type { Effect } from '../../model/contract.ts';
import { below, type Spot } from '../../texts/document.ts';
import type { AspectLaw, AspectValue } from '../comparison/element.ts';
import {
  all,
  type Bound,
  demands,
  equalJson,
  lowerBound,
  multiple,
  replacement,
  restrictingFlag,
  upperBound,
} from '../comparison/laws.ts';
import { written } from '../comparison/written.ts';
import { isMap, own } from '../document-store.ts';
import { nameOfRef } from '../json-reference.ts';
import type { SchemaContext } from './context.ts';
import { countsOfItems } from './counts-of-items.ts';
import { closedTuple } from './tuple.ts';
import { isNumber, type Layer, spotOf, tightest } from './layer.ts';
import { negations } from './negation.ts';
import { anyBytes, isAnything } from './normal-form.ts';
import { hasAllNames, hasName, shareNames } from './names.ts';
import { isIdle as isOfAnyName, patternLaw } from './pattern.ts';
import { isIdle, typesMeantBy, typesOfView } from './type.ts';
import type { View } from './view.ts';

const isPositive = (value: unknown) => isNumber(value) && Number(value) > 0;
const isText = (value: unknown) => typeof value === 'string';

/** Limits: of several the tightest holds. */
const limits: readonly (readonly [Aspect, AspectLaw, (value: unknown) => boolean])[] = [
  ['minLength', lowerBound, isPositive],
  ['maxLength', upperBound, isNumber],
  ['minItems', lowerBound, isPositive],
  ['maxItems', upperBound, isNumber],
  ['minProperties', lowerBound, isPositive],
  ['maxProperties', upperBound, isNumber],
  ['uniqueItems', restrictingFlag, (value) => value === true],
];

/** Demands that cannot be measured: of several all hold. */
const demanded: readonly (readonly [Aspect, AspectLaw, (value: unknown) => boolean])[] = [
  ['multipleOf', all(multiple), isPositive],
  ['pattern', all(patternLaw), isText],
  ['contentEncoding', all(replacement), isText],
  ['contentMediaType', all(mediaTypeLaw), isText],
];

/** A text that nothing is said of may hold anything, and bytes that nothing is said of any media type. */
function mediaTypeLaw(was: unknown, now: unknown): Effect | null {
  if (was === now) return null;
  if (was === undefined || (was === anyBytes && now !== undefined)) return 'narrowed';
  return now === undefined || now === anyBytes ? 'widened' : 'replaced';
}

/** The patterns that all texts match but the empty one. */
const anyButEmpty = /^\^?\(?\.\+\)?\$?$/;

/** The aspects of a value that restrict it by one keyword, as far as they are stated. */
export function keywordAspects(view: View, context: SchemaContext): AspectValue[] {
  return [
    ...limits.map(([aspect, law, says]) => {
      const layer = tightest(view.layers, aspect, law, says);
      return layer ? aspectOf(view, layer, aspect, layer.raw[aspect], law) : idle(view, aspect, law);
    }),
    ...countsOfItems(view, context),
    ...demanded.map(([aspect, law, says]) => {
      const isIdleHere = (value: unknown) =>
        (aspect === 'multipleOf' && isIdle(value, view)) ||
        (aspect === 'pattern' && context.parameter?.inPath === true && anyButEmpty.test(String(value)));
      const layers = view.layers.filter(({ raw }) => says(raw[aspect]) && !isIdleHere(raw[aspect]));
      const values = layers.map(({ raw }) => raw[aspect]);
      if (aspect === 'contentMediaType' && context.part) return contentOfPart(view, layers[0], values);
      return layers[0] && { ...aspectOf(view, layers[0], aspect, values, law), shown: oneOrAll(values) };
    }),
    boundAspect(view, 'minimum', 'exclusiveMinimum', lowerBound),
    boundAspect(view, 'maximum', 'exclusiveMaximum', upperBound),
    ...restKeywords.map((keyword) => openness(view, keyword)),
    dependentRequired(view),
    negations(view, context),
    xml(view, context),
    ...discriminator(view),
  ].filter((aspect) => aspect !== undefined);
}

/**
 * What a part of a form holds: one that was a file and is a text is sent as another content type, and without the name of a
 * file. A text is `text/plain` where nothing else is said of it (OpenAPI 3.1.1, Encoding Object).
 */
function contentOfPart(view: View, layer: Layer | undefined, stated: readonly unknown[]): AspectValue {
  const isText = equalJson(typesOfView(view), ['string']) && stated.every((one) => one === plainText);
  const value: Content = { isText, mediaTypes: isText ? [] : stated };
  const law: AspectLaw = (was, now) => {
    const [a, b] = [contentIn(was), contentIn(now)];
    return a.mediaTypes.length > 0 && b.isText ? 'replaced' : all(mediaTypeLaw)(a.mediaTypes, b.mediaTypes);
  };
  return { ...aspectOf(view, layer, 'contentMediaType', value, law), shown: layer && oneOrAll(stated) };
}

const plainText = 'text/plain';

interface Content {
  readonly isText: boolean;
  readonly mediaTypes: readonly unknown[];
}

/** Where the form tells the content type, the list of media types is all there is. */
function contentIn(value: unknown): Content {
  return isMap(value)
    ? (value as unknown as Content)
    : { isText: false, mediaTypes: Array.isArray(value) ? value : [] };
}

function oneOrAll(values: readonly unknown[]): unknown {
  return values.length === 1 ? values[0] : values;
}

/** How the value is written in XML; what only describes it does not count. */
function xml(view: View, { same, noXml }: SchemaContext): AspectValue | undefined {
  const layer = view.layers.find(({ raw }) => raw['xml'] !== undefined);
  const node = layer && own(layer.node, 'xml');
  if (node === undefined) return undefined;
  const law: AspectLaw = (was, now) => {
    const [a, b] = [was, now] as (typeof node | undefined)[];
    if (a !== undefined && b !== undefined && same(a, b)) return null;
    return noXml ? 'noted' : 'replaced';
  };
  return { ...aspectOf(view, layer, 'xml', node, law), shown: node.raw, isMap: true };
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

/** An aspect whose keyword is there and says nothing, as `uniqueItems: false`: that is where it is said if it said something before. */
function idle(view: View, aspect: Aspect, law: AspectLaw): AspectValue | undefined {
  const layer = view.layers.find(({ raw }) => raw[aspect] !== undefined);
  return layer && { aspect, value: undefined, law, stated: false, at: spotOf(layer, aspect) };
}

/** `minimum` and `exclusiveMinimum` as one limit; in OpenAPI 3.0 the latter is a flag, in 3.1 a number. */
function boundAspect(
  view: View,
  aspect: 'minimum' | 'maximum',
  exclusive: string,
  law: AspectLaw,
): AspectValue | undefined {
  let best: { bound: Bound; shown: unknown; layer: Layer; keyword: string } | undefined;
  const isWhole = equalJson(typesMeantBy(view), ['integer']);
  const consider = (value: number | bigint, strict: boolean, layer: Layer, keyword: string) => {
    const bound = isWhole ? wholeBound(value, strict, aspect) : { value, exclusive: strict };
    if (best !== undefined && law(best.bound, bound) !== 'narrowed') return;
    const exact = typeof value === 'bigint' ? String(value) : value;
    best = { bound, shown: strict ? `${exact} (exclusive)` : exact, layer, keyword };
  };
  for (const layer of view.layers) {
    const limit = layer.raw[aspect];
    const strict = layer.raw[exclusive];
    if (isNumber(limit)) consider(limit, strict === true, layer, aspect);
    if (isNumber(strict)) consider(strict, true, layer, exclusive);
  }
  return best && { ...aspectOf(view, best.layer, aspect, best.bound, law, best.keyword), shown: best.shown };
}

/** A limit of whole numbers, as the last one that it lets through. */
function wholeBound(value: number | bigint, strict: boolean, aspect: 'minimum' | 'maximum'): Bound {
  const step = aspect === 'minimum' ? 1 : -1;
  if (typeof value === 'bigint') return { value: strict ? value + BigInt(step) : value, exclusive: false };
  const whole = aspect === 'minimum' ? Math.ceil(value) : Math.floor(value);
  return { value: strict && whole === value ? whole + step : whole, exclusive: false };
}

/** Every field that asks for others, in all layers together. */
function dependentRequired(view: View): AspectValue | undefined {
  const layers = view.layers.filter(({ raw }) => isMap(raw['dependentRequired']));
  const pairs = layers.flatMap(({ raw }) =>
    Object.entries(raw['dependentRequired'] as object).flatMap(([name, needed]: [string, unknown]) =>
      Array.isArray(needed) ? needed.map((other) => `${name} needs ${written(other)}`) : [],
    ),
  );
  const [first] = layers;
  const differsAt = (other: unknown) => {
    if (other === undefined) return undefined;
    const known = new Set(other as readonly string[]);
    const names = first && Object.keys(first.raw['dependentRequired'] as object);
    const name = names?.find((one) => pairs.some((pair) => pair.startsWith(`${one} needs `) && !known.has(pair)));
    return first && name !== undefined ? below(spotOf(first, keywordAsking(first, name)), name) : undefined;
  };
  return first && { ...aspectOf(view, first, 'dependentRequired', pairs, demands), differsAt };
}

/** Where a list of names may be written as a schema that asks for them. */
function keywordAsking({ node: { raw } }: Layer, name: string): string {
  const lists = isMap(raw) ? raw['dependentRequired'] : undefined;
  return isMap(lists) && Object.hasOwn(lists, name) ? 'dependentRequired' : 'dependentSchemas';
}

/** Keywords about what is beyond the named properties or items: anything, such as match a schema, or nothing. */
export const restKeywords = ['additionalProperties', 'unevaluatedProperties', 'unevaluatedItems'] as const;

function openness(view: View, aspect: (typeof restKeywords)[number]): AspectValue | undefined {
  const patterns = aspect === 'unevaluatedItems' ? [] : patternsOf(view);
  const general = patterns.length > 0 ? generalLayer(view) : undefined;
  if (general !== undefined) {
    // All names match it, so that no others are left.
    if (aspect !== 'additionalProperties') return undefined;
    const value: Openness = {
      isClosed: false,
      isByPattern: true,
      refused: [],
      patterns: [],
      admitting: [],
      at: view.spot,
    };
    return { ...aspectOf(view, general, aspect, value, opennessLaw, 'patternProperties'), shown: suchAsMatch };
  }
  const closed = view.layers.find(({ raw }) => raw[aspect] === false);
  const tuple = aspect === 'unevaluatedItems' ? closedTuple(view) : undefined;
  const layer = closed ?? tuple ?? restLayer(view, aspect);
  if (layer === undefined) return idle(view, aspect, opennessLaw);
  const isClosed = closed !== undefined || tuple !== undefined;
  const refused = aspect === 'additionalProperties' ? refusedBy(layer, view) : [];
  const value: Openness = { isClosed, refused, patterns, admitting: admittingPatterns(view), at: view.spot };
  const keyword = layer === tuple && !closed ? 'items' : aspect;
  const shown = isClosed ? (patterns.length === 0 ? 'none' : `none but ${patterns.join(' and ')}`) : suchAsMatch;
  const differsAt = (other: unknown) => {
    const state = other as Openness | undefined;
    const pattern =
      isClosed && state?.isClosed ? value.admitting.find((one) => !state.patterns.includes(one)) : undefined;
    return pattern === undefined ? undefined : patternSpot(pattern, view);
  };
  return { ...aspectOf(view, layer, aspect, value, opennessLaw, keyword), shown, differsAt };
}

function patternSpot(pattern: string, { layers }: View): Spot | undefined {
  const layer = layers.find(({ raw: { patternProperties: map } }) => isMap(map) && Object.hasOwn(map, pattern));
  return layer && below(layer.node.spot, 'patternProperties', pattern);
}

const suchAsMatch = 'such as match the schema';

/** The layer that says by a pattern of any name what all fields are, of an object that names none. */
function generalLayer({ layers }: View): Layer | undefined {
  if (layers.some(({ raw }) => raw['properties'] !== undefined)) return undefined;
  return layers.find(
    ({ raw: { patternProperties } }) => isMap(patternProperties) && Object.keys(patternProperties).some(isOfAnyName),
  );
}

/** Whether nothing is allowed beyond what is declared, and what is declared elsewhere and is refused with it. */
export interface Openness {
  readonly isClosed: boolean;
  /** It is said by a pattern of any name, which is compared with what the other version says of its fields. */
  readonly isByPattern?: true;
  /** Undefined where it is not known by name. */
  readonly refused: readonly string[] | undefined;
  /** The patterns of names of which something is said. */
  readonly patterns: readonly string[];
  /** Those of them whose names are let through all the same. */
  readonly admitting: readonly string[];
  readonly at: Spot;
}

const opennessLaw: AspectLaw = (was, now) => {
  const rank = (state: unknown) => (state === undefined ? 0 : (state as Openness).isClosed ? 2 : 1);
  if (rank(was) === 2 && rank(now) === 2) {
    const [had, has] = [was as Openness, now as Openness];
    return demands(admittedBeyond(has, had), admittedBeyond(had, has));
  }
  if (rank(was) === rank(now)) return null;
  const byPattern = [was, now].some((state) => (state as Openness | undefined)?.isByPattern);
  if (byPattern && Math.max(rank(was), rank(now)) < 2) return null;
  return rank(now) > rank(was) ? 'narrowed' : 'widened';
};

/** What an object lets through by a pattern that another says nothing of, but for names that the other lets through by others. */
function admittedBeyond({ admitting, at }: Openness, { patterns, admitting: others }: Openness): readonly string[] {
  const known = new Set(patterns);
  const more = admitting.filter((pattern) => !known.has(pattern));
  if (more.length > mostPatterns || others.length === 0 || others.length > mostPatterns) return more;
  const all = others.join('|');
  return more.filter((pattern) => !hasAllNames(all, pattern, at));
}

/** `additionalProperties` knows the fields beside it only. */
function refusedBy(closing: Layer, { layers, choices }: View): readonly string[] | undefined {
  if (choices.length > 0) return undefined;
  const known = new Set(fieldsOf(closing));
  return layers.flatMap(fieldsOf).filter((name) => !known.has(name));
}

function fieldsOf({ raw }: Layer): readonly string[] {
  return isMap(raw['properties']) ? Object.keys(raw['properties']) : [];
}

/** The patterns by which an object says something of its fields. */
export function patternsOf({ layers }: View): string[] {
  return layers.flatMap(({ raw }) => (isMap(raw['patternProperties']) ? Object.keys(raw['patternProperties']) : []));
}

/** Those of them that let some value through. */
function admittingPatterns({ layers }: View): string[] {
  return layers.flatMap(({ raw: { patternProperties: map } }) =>
    isMap(map) ? Object.keys(map).filter((pattern) => map[pattern] !== false) : [],
  );
}

/** Whether an object has no other fields than it declares, by name or by pattern. */
export function isClosedMap({ layers }: View): boolean {
  return layers.some(({ raw }) => raw['additionalProperties'] === false || raw['unevaluatedProperties'] === false);
}

/** More patterns than this are not held against one. */
export const mostPatterns = 20;

/** Whether an object surely takes a name that a pattern matches, because it has that name or another pattern for it. */
export function takesOtherwise(view: View, pattern: string): boolean {
  const names = view.layers.flatMap(fieldsOf);
  const admitting = admittingPatterns(view);
  if (names.length + admitting.length > mostPatterns) return false;
  return (
    names.some((name) => hasName(pattern, name, view.spot) === true) ||
    admitting.some((other) => other !== pattern && shareNames(pattern, other, view.spot))
  );
}

/** Whether an object refuses the names of a pattern that it would take by what else it says of names. */
export function excepts(view: View, pattern: string): boolean {
  const isRefused = view.layers.some(({ raw: { patternProperties: map } }) => isMap(map) && map[pattern] === false);
  return isRefused && takesOtherwise(view, pattern);
}

/** The layer whose keyword is a schema that says something. */
export function restLayer(view: View, keyword: (typeof restKeywords)[number]): Layer | undefined {
  return view.layers.find(({ raw }) => {
    const schema = raw[keyword];
    return typeof schema === 'object' && schema !== null && !isAnything(schema);
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
    { ...aspectOf(view, layer, 'discriminator', named, replacement), ...(isMap(stated) && { isMap: true }) },
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
