import type { Aspect } from '../../model/aspect.ts';
import type { AspectValue } from '../comparison/element.ts';
import { replacement } from '../comparison/laws.ts';
import { isMap, type Node, own } from '../document-store.ts';
import { keywordSpot, textOf } from './reading.ts';

/** How a value that is not written as JSON stands in a request or an answer. */
export interface Writing {
  readonly style: unknown;
  readonly explode: unknown;
  /** How the items are written that are lists themselves, from the outside in; OpenAPI 3 does not say. */
  readonly items: readonly string[] | undefined;
  /** The object that says so, and in which words. */
  readonly node: Node;
}

/** In place of a style, where `content` says in which syntax a value is written. */
export const ownSyntax = 'content';

/**
 * What `style`, `explode` and their defaults say of a place; OpenAPI 2.0 said the same with `collectionFormat`. Plain text
 * has no other syntax.
 */
export function writingOf(node: Node, place: string, plain = false): Writing {
  const raw = isMap(node.raw) ? node.raw : {};
  if (isMap(raw['content']) && !plain) return { style: ownSyntax, explode: undefined, items: undefined, node };
  const format = raw['collectionFormat'];
  const legacy = typeof format === 'string' ? legacyStyles.get(format) : undefined;
  const usual = place === 'query' || place === 'cookie' || place === 'form' ? 'form' : 'simple';
  const style = raw['style'] ?? (legacy === undefined || legacy.style === 'form' ? usual : legacy.style);
  const explode = raw['explode'] ?? legacy?.explode ?? (style === 'form' && raw['type'] !== 'array');
  const joined = style === 'spaceDelimited' || style === 'pipeDelimited';
  // One `name=value` for each item has no delimiter left to choose.
  return { style: joined && explode === true ? 'form' : style, explode, items: itemFormats(node), node };
}

/** Whether each item of a list is a `name=value` of its own, and each field of an object. */
export function isSpread({ style, explode }: Writing): boolean {
  return style === 'form' && explode === true;
}

/** How a value of these types is written; undefined types may be any. A single value is the same in every style but the prefixed ones. */
export function serialisationAspects(
  { style, explode, items, node }: Writing,
  types: readonly string[] | undefined,
): AspectValue[] {
  const raw = isMap(node.raw) ? node.raw : {};
  const single = types?.every((type) => type !== 'array' && type !== 'object') === true;
  const prefixed = (value: unknown) => value === 'label' || value === 'matrix' || value === ownSyntax;
  const aspect = (name: Aspect, value: unknown, means: boolean): AspectValue => ({
    aspect: name,
    value: means ? value : undefined,
    shown: shownAs(name, value, raw),
    law: (was, now) => {
      const oneMeansNothing = was === undefined || now === undefined;
      return oneMeansNothing && !prefixed(was) && !prefixed(now) ? null : replacement(was, now);
    },
    stated: name in raw || 'collectionFormat' in raw || value === ownSyntax,
    at: name === 'itemStyle' ? itemSpot(node) : keywordSpot(node, keywordOf(name, value, raw)),
    decides: (_, was, now) => was === ownSyntax || now === ownSyntax,
  });
  const nested = items !== undefined && items.length > 0;
  const list = aspect('itemStyle', items?.join(' of '), nested && types?.includes('array') === true);
  return [
    aspect('style', style, !single || prefixed(style)),
    aspect('explode', explode, !single && style !== 'deepObject' && (style !== 'simple' || mayBeObject(types))),
    ...(nested ? [list] : []),
  ];
}

/** The keyword that says it, or else describes what is written so. */
function keywordOf(name: Aspect, value: unknown, raw: Readonly<Record<string, unknown>>): string {
  if (value === ownSyntax) return 'content';
  return name in raw ? name : 'collectionFormat' in raw ? 'collectionFormat' : 'schema';
}

/** As it is written in the description, or would be. */
function shownAs(name: Aspect, value: unknown, raw: Readonly<Record<string, unknown>>): string {
  const { collectionFormat, type } = raw;
  if (name === 'itemStyle') return `collectionFormat: ${String(value)}`;
  if (collectionFormat === undefined && type !== 'array') return `${name}: ${String(value)}`;
  return `collectionFormat: ${String(collectionFormat ?? 'csv')}`;
}

/** In `simple` style a list is `a,b` either way, and an object is `k,v` or `k=v`. */
function mayBeObject(types: readonly string[] | undefined): boolean {
  return types?.includes('object') !== false;
}

/** The `collectionFormat`s of the lists in a list of OpenAPI 2.0. */
function itemFormats(node: Node): string[] | undefined {
  if (!isMap(node.raw) || node.raw['type'] !== 'array') return undefined;
  const formats: string[] = [];
  for (let at = own(node, 'items'); at && isMap(at.raw) && at.raw['type'] === 'array'; at = own(at, 'items')) {
    formats.push(textOf(at, 'collectionFormat') ?? 'csv');
  }
  return formats;
}

function itemSpot(node: Node) {
  const items = own(node, 'items') ?? node;
  return keywordSpot(items, 'collectionFormat');
}

const legacyStyles: ReadonlyMap<string, { style: string; explode: boolean }> = new Map([
  ['csv', { style: 'form', explode: false }],
  ['ssv', { style: 'spaceDelimited', explode: false }],
  ['pipes', { style: 'pipeDelimited', explode: false }],
  ['tsv', { style: 'tabDelimited', explode: false }],
  ['multi', { style: 'form', explode: true }],
]);
