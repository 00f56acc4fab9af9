import type { AgentReport } from '../../model/agent-report.ts';
import { counted } from './phrase.ts';

/** How many calls it took, and what they and the dearest of them cost. */
export function sayDollars({ calls, dollars, dearest }: AgentReport): string {
  const each = calls > 1 ? ` (at most $${dearest.toFixed(3)} for one)` : '';
  return `${counted(calls, 'call')}, $${dollars.toFixed(2)}${each}`;
}
