import type { Publication } from '../../model/publication.ts';

/** What `--format` takes, known without loading what renders it. */
export const outputFormats = ['pretty', 'markdown', 'json', 'sarif', 'github'] as const;
export type FormatName = (typeof outputFormats)[number];

/** How a review is printed. */
export interface PrintOptions {
  /** For formats that people read on a terminal. */
  readonly color: boolean;
  /** The revision or the folder that the review is of. */
  readonly head: string;
}

/** A whole review as one text that ends with a line break. */
export type OutputFormat = (publication: Publication, options: PrintOptions) => string;
