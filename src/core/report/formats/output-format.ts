import type { Publication } from '../../model/publication.ts';

/** What `--format` takes, known without loading what renders it. */
export const outputFormats = ['pretty', 'markdown', 'json', 'sarif', 'github'] as const;
export type FormatName = (typeof outputFormats)[number];

/** A whole review as one text that ends with a line break. `color` is for formats that people read on a terminal. */
export type OutputFormat = (publication: Publication, options: { readonly color: boolean }) => string;
