import type { Fields } from '../comparison/remains.ts';
import type { Element } from '../comparison/element.ts';
import type { DocumentStore, Node } from '../document-store.ts';
import type { Dialect } from './layer.ts';

/** What a schema is read in: where its `$ref`s lead, which way its values flow, how they are written on the wire. */
export interface SchemaContext {
  readonly documents: DocumentStore;
  readonly dialect: Dialect;
  readonly flow: 'input' | 'output';
  readonly site: 'parameter' | 'header' | 'body';
  /** Whether values are written as text: a number is then as good as a string that holds one. */
  readonly text: boolean;
  /** Set where values are surely not written as XML: what is said of that is a note. */
  readonly noXml?: boolean;
  /** Set for the value of a parameter as a whole, and not for what is inside it. */
  readonly parameter?: ParameterUse;
  /** How the value is written where it is an array: set for a parameter, and for a field of a form. */
  readonly list?: ListWriting;
  /** Set for a form as a whole, whose fields are sent one by one. */
  readonly form?: FormWriting;
  /** Set for what is sent as a part of its own, and whose content type nothing but its schema tells. */
  readonly part?: true;
  /** Fields of what the schema is written in, where that is one object with it: a parameter of OpenAPI 2.0. */
  readonly beside?: Fields;
  /** Set for the value of a property, which says itself whether it is sent and how long it stays. */
  readonly ofProperty?: boolean;
  /** Set for an alternative where the whole value may be null, so that it takes no null from anybody. */
  readonly besideNull?: boolean;
  /** Set for a field that may be left out: its default counts. */
  readonly omitted?: boolean;
  /** Which schemas of the contract extend which. */
  readonly subtypes: Families;
  readonly asOf: string;
  /** Whether a node of the before tree and one of the after tree say the same. */
  readonly same: (before: Node, after: Node) => boolean;
}

/** Which schemas extend which, however far below. */
export interface Families {
  below(base: Node): readonly { readonly name: string; readonly node: Node }[];
}

/** How a parameter is used. */
export interface ParameterUse {
  /** It is always sent, so its default never applies. */
  readonly required: boolean;
  /** Its value only continues what another answer began, so its default means nothing to clients. */
  readonly opaque: boolean;
  /** It is a part of the path, and a path in which it is empty is another one. */
  readonly inPath: boolean;
  /** What is said of its default in prose, beside its schema; empty where nothing is. */
  readonly prose: string;
}

/** How the fields of a form are sent. */
export interface FormWriting {
  /** Each as a part, and not as a `name=value`. */
  readonly parts: boolean;
  /** Those whose arrays are not written as one part, or one `name=value`, for each item. */
  readonly joined: readonly string[];
  /** Those whose content type is told. */
  readonly typed: readonly string[];
}

/** How an array is written where its items have no syntax of their own around them. */
export interface ListWriting {
  /** As one `name=value`, or one part of a form, for each item. */
  readonly repeats: boolean;
  /** As its items with something between them. */
  readonly joined: boolean;
}

/** Whether a value is a text as a whole, as in a query, a path or a header: none of them has a null. */
export function isText({ text, site }: Pick<SchemaContext, 'text' | 'site'>): boolean {
  return text && site !== 'body';
}

/** Makes the element of a value from the schema objects that apply to it. */
export type ReadSchema = (nodes: readonly [Node, ...Node[]], context: SchemaContext) => Element;
