import type { Publishing } from '../../model/config.ts';
import type { Spot } from '../../texts/document.ts';
import { type DocumentStore, type Node, own } from '../document-store.ts';
import type { Families } from '../json-schema/context.ts';
import type { Dialect } from '../json-schema/layer.ts';
import { itemsOf } from '../openapi/reading.ts';

/** One side of an AsyncAPI contract while it is read: the root document and everything it refers to. */
export interface Reading {
  readonly documents: DocumentStore;
  readonly root: Node;
  readonly version: 2 | 3;
  readonly dialect: Dialect;
  readonly subtypes: Families;
  readonly asOf: string;
  readonly publish: Publishing;
  readonly same: (before: Node, after: Node) => boolean;
}

/** What is read of it to tell what it is about. */
export type Outlined = Pick<Reading, 'root' | 'documents' | 'version' | 'publish'>;

/** Which way a message goes, seen from the application: it receives what is input and sends what is output. */
export type Flow = 'input' | 'output';

/**
 * An object and its traits: a field is that of the first which has it. A trait of AsyncAPI 2 overrides the object, and one
 * of AsyncAPI 3 does not ("Applying Traits").
 */
export function layersOf(node: Node, { documents, version }: Reading): readonly Node[] {
  const traits = itemsOf(own(node, 'traits'), documents).toReversed();
  return version === 2 ? [...traits, node] : [node, ...traits];
}

/** A field of an object and its traits. */
export function stated(layers: readonly Node[], key: string): Node | undefined {
  for (const layer of layers) {
    const found = own(layer, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A text with the places in it that the contract gives a name to: what they are called is on no wire. */
export function shapeOf(address: string): string {
  return address.replaceAll(/\{[^{}]*\}/g, '{}');
}

/** A value and where it is written. */
export interface Written {
  readonly text: string | undefined;
  readonly at: Spot;
}
