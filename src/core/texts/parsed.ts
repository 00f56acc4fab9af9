import type { Wanted } from './syntax.ts';

/**
 * What a value of a parsed text is: `fields`, a map whose keys the format defines; `names`, a map whose keys the author
 * chose; `lists-of-names`, a list of such maps; a `literal`, which is data and is compared exactly; or `prose`, which only
 * people read.
 */
export type Content = 'fields' | 'names' | 'lists-of-names' | 'literal' | 'prose';

/** The notation of a format: enough to compare two of its texts without knowing what they mean. */
export interface Notation {
  /** The reference that a value is, as written; null if it is none. */
  referenceOf(raw: unknown): string | null;
  /** The content under a key of a map with the given content. */
  contentOf(key: string, around: Content): Content;
  /** Keys that affect the map they are in beyond the value below them. */
  readonly marks: ReadonlyMap<string, Mark>;
}

/**
 * How a key affects the map it is in. `contextual`: it changes what a reference below it means for that map. `dialectal`: it
 * has a meaning in some versions of the format only. `implying`: it gives the map a meaning that neither its text nor its
 * references state.
 */
export type Mark = 'contextual' | 'dialectal' | 'implying';

/** A parsed text: plain maps, lists and scalars. Lines are looked up later, and only where they are wanted. */
export interface Parsed {
  readonly value: unknown;
  /** Fills in the lines of the wanted keys and items. */
  locate(wanted: Wanted): void;
  readonly notation: Notation;
}

/** The notation of a text of unknown format: every key is a field, and nothing is a reference. */
export const plainNotation: Notation = {
  referenceOf: () => null,
  contentOf: () => 'fields',
  marks: new Map(),
};
