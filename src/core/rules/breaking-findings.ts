import { type Config, scopeOf } from '../model/config.ts';
import type { ContractFacts } from '../model/contract.ts';
import type { Finding } from '../model/finding.ts';

/** The changes of a contract that break clients, by rules that are not turned off. */
export function breakingFindings(
  contract: ContractFacts,
  changes: readonly Finding[],
  config: Config,
): readonly Finding[] {
  const subjects = new Set(contract.differences.map(({ subject }) => subject));
  return changes.filter(
    ({ change, subject, path, rule }) =>
      change?.severity === 'breaking' && subjects.has(subject) && scopeOf(config, path).rules[rule] !== 'off',
  );
}
