import { type Finding, severities } from '../model/finding.ts';
import type { Step } from './step.ts';

const changes = ['breaking', 'dangerous', undefined, 'safe'];
const standings = ['confirmed', 'survived', 'limited', 'unverified', undefined];

/**
 * Sorts findings, the most important first: by breakage, severity, and place. Findings of agents come after all findings
 * of rules, so that they never take a place from one when the cap cuts.
 */
export const ranked: Step = (verified) => verified.toSorted((one, other) => compare(one.finding, other.finding));

function compare(one: Finding, other: Finding): number {
  return (
    Number(one.certainty === 'judged') - Number(other.certainty === 'judged') ||
    standings.indexOf(one.judged?.standing) - standings.indexOf(other.judged?.standing) ||
    changes.indexOf(one.change?.severity) - changes.indexOf(other.change?.severity) ||
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    (one.judged?.order ?? 0) - (other.judged?.order ?? 0) ||
    byText(one.path, other.path) ||
    one.line - other.line ||
    byText(one.id, other.id)
  );
}

function byText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
