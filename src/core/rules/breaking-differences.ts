import { type Config, scopeOf } from '../model/config.ts';
import type { ContractFacts, Difference } from '../model/contract.ts';
import type { Finding } from '../model/finding.ts';

/** The differences of a contract that break clients, by rules that are not turned off. */
export function breakingDifferences(
  contract: ContractFacts,
  changes: readonly Finding[],
  config: Config,
): readonly Difference[] {
  const breaking = new Set(
    changes
      .filter((change) => scopeOf(config, change.path).rules[change.rule] !== 'off')
      .flatMap((one) => (one.change?.severity === 'breaking' ? [key(one.subject, one.change)] : [])),
  );
  return contract.differences.filter((difference) => breaking.has(key(difference.subject, difference)));
}

function key(subject: string, { before, after }: Pick<Difference, 'before' | 'after'>): string {
  return JSON.stringify([subject, before, after]);
}
