import { severities, type Severity } from '../../model/finding.ts';
import type { Source } from '../../model/source.ts';

/**
 * How grave a finding is: as its rule says, one step less where the code serves nobody, and at most one step towards what
 * the agent says. What an agent calls critical is critical only if its rule is nearly so.
 */
export function rate(rule: Severity, said: Severity, role: Source['role'] | null): Severity {
  const quiet = role !== null && role !== 'service' && role !== 'browser';
  const base = Math.min(severities.indexOf(rule) + (quiet ? 1 : 0), severities.length - 1);
  const moved = base + Math.sign(severities.indexOf(said) - base);
  return severities[moved] ?? 'low';
}
