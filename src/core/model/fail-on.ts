import { type Config, type FailOn, scopeOf } from './config.ts';
import { severities, type Verified } from './finding.ts';

/**
 * Whether a review fails: one published finding at the level of its folder is enough. The check's conclusion and the
 * exit code both use this, so they cannot differ.
 */
export function fails(verified: readonly Verified[], config: Config): boolean {
  return verified.some(
    (one) =>
      one.verdict.publish !== false &&
      (one.finding.judged ? isConfirmed(one, config) : isAtLeast(one, scopeOf(config, one.finding.path).failOn)),
  );
}

/** A finding of an agent fails a check only if the configuration wants that and every skeptic confirmed it. */
function isConfirmed({ finding: { severity, judged } }: Verified, { agent: { failOn } }: Config): boolean {
  if (failOn === 'never' || judged === undefined || judged.votes.of < 2) return false;
  return judged.votes.real === judged.votes.of && severities.indexOf(severity) <= severities.indexOf(failOn);
}

function isAtLeast({ finding }: Verified, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  if (finding.change?.severity === 'breaking' || finding.severity === 'critical') return true;
  if (failOn === 'breaking') return false;
  if (failOn === 'dangerous') return finding.change?.severity === 'dangerous';
  return severities.indexOf(finding.severity) <= severities.indexOf(failOn);
}
