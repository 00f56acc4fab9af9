import type { Verified } from '../../model/finding.ts';
import type { OutputFormat } from './output-format.ts';

/**
 * The review for programs: `{version, outcome, conclusion, title, findings, coverage, lanes, agent}`. It has all
 * findings, the most important first, each with its verdict; `change` is null if the finding is not a change of a
 * contract. Within a version keys are only added.
 */
export const json: OutputFormat = ({ outcome, check, verified, coverage, lanes, agent, since }) => {
  const { conclusion, title } = check;
  const findings = verified.map(plainFinding);
  return `${JSON.stringify({ version: 1, outcome, conclusion, title, findings, coverage, lanes, ...(agent && { agent }), ...(since && { since }) }, null, 2)}\n`;
};

function plainFinding({ finding, verdict }: Verified) {
  return { ...finding, change: finding.change ?? null, verdict };
}
