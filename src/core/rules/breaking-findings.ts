import type { Config } from '../model/config.ts';
import type { ContractFacts } from '../model/contract.ts';
import type { Finding } from '../model/finding.ts';
import { isHeard } from './is-heard.ts';

/** The changes of a contract that break clients, by rules that are not turned off. */
export function breakingFindings(
  contract: ContractFacts,
  changes: readonly Finding[],
  config: Config,
): readonly Finding[] {
  const subjects = new Set(contract.differences.map(({ subject }) => subject));
  return changes.filter(
    (finding) => finding.change?.severity === 'breaking' && subjects.has(finding.subject) && isHeard(finding, config),
  );
}
