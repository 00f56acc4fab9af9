import type { Verified } from '../../model/finding.ts';
import { summaryOf } from '../parts/summary.ts';
import type { OutputFormat } from './output-format.ts';

/** The summary, with reasons and fixes: there are no comments that could hold them. */
export const markdown: OutputFormat = ({ check, verified, ...publication }, { head }) => {
  const summary = summaryOf({ ...publication, title: check.title, verified: verified.map(inSummary) }, head);
  return `${summary.replace(/<!-- architect:v1[^>]*-->/u, '').trimEnd()}\n`;
};

function inSummary(one: Verified): Verified {
  return one.verdict.publish === 'inline' ? { ...one, verdict: { publish: 'summary' } } : one;
}
