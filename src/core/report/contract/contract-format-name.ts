import { outputFormats } from '../formats/output-format.ts';

/** The values of `architect contract --format`: those of a review, and `html`. */
export const contractOutputFormats = [...outputFormats, 'html'] as const;
export type ContractFormatName = (typeof contractOutputFormats)[number];
