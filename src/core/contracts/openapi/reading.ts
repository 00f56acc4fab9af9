import type { Spot } from '../../texts/document.ts';
import type { AspectLaw, AspectValue } from '../comparison/element.ts';
import { restrictingFlag } from '../comparison/laws.ts';
import { isMap, type DocumentStore, type Node, own } from '../document-store.ts';
import type { Dialect } from '../json-schema/layer.ts';
import type { Families } from '../json-schema/context.ts';

/** One side of an OpenAPI contract while it is read: the root document and everything it refers to. */
export interface Reading {
  readonly documents: DocumentStore;
  readonly root: Node;
  /** What every operation takes over from the contract. */
  readonly inherited: Node;
  readonly version: '2' | '3.0' | '3.1';
  readonly dialect: Dialect;
  readonly subtypes: Families;
  readonly asOf: string;
  readonly same: (before: Node, after: Node) => boolean;
}

/** Which way data flows in an operation: the server answers it, or in a callback or webhook the client does. */
export interface Flow {
  readonly request: 'input' | 'output';
  readonly response: 'input' | 'output';
}

/** The child of a map, its own `$ref` followed; undefined where there is none. */
export function childOf(node: Node, key: string | number, documents: DocumentStore): Node | undefined {
  const child = own(node, key);
  return child && documents.at(child);
}

/**
 * The entries of a map, each with its `$ref` followed; anything but a map has none. In a map of names `x-` is a name. The map
 * may be a `$ref` itself: no specification provides for it, and tools that bundle files write and read it. Where that leads
 * to nothing it is the only entry, of which nothing is known.
 */
export function entriesOf(node: Node | undefined, documents: DocumentStore, names = false): [string, Node][] {
  const map = node && documents.at(node);
  if (map === undefined || !isMap(map.raw)) return [];
  if (map.broken !== undefined) return [['$ref', map]];
  return Object.keys(map.raw).flatMap((key): [string, Node][] => {
    const child = key.startsWith('x-') && !names ? undefined : childOf(map, key, documents);
    return child === undefined ? [] : [[key, child]];
  });
}

/** Where what the server calls on its clients is listed: `webhooks` of OpenAPI 3.1, which older versions write `x-webhooks`. */
export function webhooksIn(root: Node): Node | undefined {
  return own(root, 'webhooks') ?? own(root, 'x-webhooks');
}

/** The items of a list, each with its `$ref` followed. */
export function itemsOf(node: Node | undefined, documents: DocumentStore): Node[] {
  if (node === undefined || !Array.isArray(node.raw)) return [];
  return node.raw.flatMap((_, index) => childOf(node, index, documents) ?? []);
}

/** A text under a key, or undefined. */
export function textOf(node: Node, key: string): string | undefined {
  const value = own(node, key)?.raw;
  return typeof value === 'string' ? value : undefined;
}

/** Where a keyword stands, or the node itself where it does not have it. */
export function keywordSpot(node: Node, key: string): Spot {
  return own(node, key)?.spot ?? node.spot;
}

/** Whether a parameter, a header or a body has to be there. */
export function requiredAspect(node: Node, value: boolean, law: AspectLaw = restrictingFlag): AspectValue {
  return { aspect: 'required', value, law, stated: value, at: keywordSpot(node, 'required') };
}
