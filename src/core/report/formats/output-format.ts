import type { Publication } from '../../model/publication.ts';

/** The values of `--format`, without loading the formats. */
export const outputFormats = ['pretty', 'markdown', 'json', 'sarif', 'github'] as const;
export type FormatName = (typeof outputFormats)[number];

/** How to print a review. */
export interface PrintOptions {
  /** For formats that people read on a terminal. */
  readonly color: boolean;
  /** The reviewed revision or folder. */
  readonly head: string;
}

/** Prints a whole review as one text that ends with a line break. */
export type OutputFormat = (publication: Publication, options: PrintOptions) => string;
