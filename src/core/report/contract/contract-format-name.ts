import { outputFormats } from '../formats/output-format.ts';

/** What `architect contract --format` takes: all that a review takes, and a page. */
export const contractOutputFormats = [...outputFormats, 'html'] as const;
export type ContractFormatName = (typeof contractOutputFormats)[number];
