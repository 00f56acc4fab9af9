import type { OutputFormat } from './output-format.ts';

/** The summary as it would be posted. */
export const markdown: OutputFormat = ({ summary, check }) => summary ?? check.summary;
