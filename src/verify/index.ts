import type { ChangeSet } from '../model/change-set.ts';
import type { Config } from '../model/config.ts';
import type { Finding, Verified } from '../model/finding.ts';

/** Gives every finding a verdict. None is dropped. */
export function verify(findings: readonly Finding[], changeSet: ChangeSet, config: Config): readonly Verified[] {
  void [changeSet, config];
  return findings.map((finding) => ({ finding, verdict: { publish: 'summary' } }));
}
