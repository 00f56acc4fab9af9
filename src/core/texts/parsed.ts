import type { Wanted } from './syntax.ts';

/**
 * What stands at a place of a parsed text: `fields`, whose keys the format names; `names`, whose keys the author chose;
 * a list of such maps; a `literal`, which is data and counts to the last character; or `prose`, which only people read.
 */
export type Content = 'fields' | 'names' | 'lists-of-names' | 'literal' | 'prose';

/** How a format writes things down, as far as two of its texts can be compared without knowing what they mean. */
export interface Notation {
  /** What a value refers to, as it is written; null where it stands for itself. */
  referenceOf(raw: unknown): string | null;
  /** What stands under a key, given what the map around it is. */
  contentOf(key: string, around: Content): Content;
  /** Keys of fields that say something of the value they are in beyond what stands below them. */
  readonly marks: ReadonlyMap<string, Mark>;
}

/**
 * What a key says beyond what stands below it. `contextual`: it changes what a reference below it means for the value
 * around it. `dialectal`: it means something in some versions of the format only. `implying`: it gives the value more to
 * mean than its text and its references do.
 */
export type Mark = 'contextual' | 'dialectal' | 'implying';

/** A text in its normal form: plain maps, lists and scalars. Lines are looked up late, and only for what is wanted. */
export interface Parsed {
  readonly value: unknown;
  /** Fills in the lines of the wanted keys and items. */
  locate(wanted: Wanted): void;
  readonly notation: Notation;
}

/** The notation of a text nothing is known about: every key is a field, and nothing refers. */
export const plainNotation: Notation = {
  referenceOf: () => null,
  contentOf: () => 'fields',
  marks: new Map(),
};
