import type { FailOn } from './config.ts';
import { severities, type Verified } from './finding.ts';

/**
 * Whether a review fails at this level: one finding that was not suppressed is enough. The check's conclusion and the
 * exit code both ask here, so that they can never differ.
 */
export function fails(verified: readonly Verified[], failOn: FailOn): boolean {
  return verified.some((one) => one.verdict.publish !== false && isAtLeast(one, failOn));
}

function isAtLeast({ finding }: Verified, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  if (finding.change?.severity === 'breaking' || finding.severity === 'critical') return true;
  if (failOn === 'breaking') return false;
  if (failOn === 'dangerous') return finding.change?.severity === 'dangerous';
  return severities.indexOf(finding.severity) <= severities.indexOf(failOn);
}
