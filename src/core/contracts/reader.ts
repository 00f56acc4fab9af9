import type { Format } from '../model/contract.ts';
import type { Element } from './comparison/element.ts';
import type { Implying } from './comparison/sameness.ts';
import type { DocumentStore, Node } from './document-store.ts';

/** What a reader needs beyond the root document. */
export interface Surroundings {
  readonly documents: DocumentStore;
  readonly asOf: string;
  readonly same: (before: Node, after: Node) => boolean;
}

/** A contract format that is written as JSON or YAML documents. */
export interface ContractReader {
  readonly format: Format;
  /** Whether a text may be the root of such a contract, told without parsing it. */
  looksLike(text: string): boolean;
  /** Whether a parsed root is of this format. */
  claims(root: Node): boolean;
  /** Why a root of this format cannot be understood; `key` is the top-level key at fault. */
  problem(root: Node): { readonly key?: string; readonly because: string; readonly fix: string } | null;
  /** The node that declares the contract's own version. */
  version(root: Node, documents: DocumentStore): Node | null;
  /** What clients write in a request to get a version of the API. */
  asked(root: Node, documents: DocumentStore): readonly string[];
  /** Which meaning the keys of the contract have: two versions with different ones are compared key by key. */
  dialect(root: Node): string;
  /** What the contract calls itself, to recognise it when its file was moved. */
  title(root: Node): string;
  /** What a node of this contract means beyond its text and what that refers to. */
  implied?(root: Node, documents: DocumentStore): Implying;
  /** The whole contract as one element. */
  root(root: Node, surroundings: Surroundings): Element;
}
