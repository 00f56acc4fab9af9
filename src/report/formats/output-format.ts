import type { Publication } from '../../model/publication.ts';

/** A whole review as one text that ends with a line break. `color` is for formats that people read on a terminal. */
export type OutputFormat = (publication: Publication, options: { readonly color: boolean }) => string;
