import { severities, type Severity } from '../../model/finding.ts';
import type { Source } from '../../model/source.ts';

/**
 * The severity of a finding: that of its rule, one step lower if the code is in no service, and at most one step
 * towards what the agent says. So `critical` takes a rule of at least the next lower severity.
 */
export function rate(rule: Severity, said: Severity, role: Source['role'] | null): Severity {
  const quiet = role !== null && role !== 'service' && role !== 'browser';
  const base = Math.min(severities.indexOf(rule) + (quiet ? 1 : 0), severities.length - 1);
  const moved = base + Math.sign(severities.indexOf(said) - base);
  return severities[moved] ?? 'low';
}
