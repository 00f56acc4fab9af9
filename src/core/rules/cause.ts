import { mostUsers } from '../model/contract.ts';
import type { ChangeSeverity, Finding } from '../model/finding.ts';
import type { Hit } from '../model/rule.ts';
import type { Heard } from './heard.ts';

/** The hit of a rule that found the cause of others: it stands where the first of them stands, and is as bad as the worst. */
export function causeOf(
  [first, ...others]: readonly [Heard, ...Heard[]],
  subject: string,
  values: Readonly<Record<string, string>>,
): Hit {
  const findings = [first, ...others].map(({ finding }) => finding);
  const { path, line, side, change } = first.finding;
  const users = new Set(findings.flatMap((finding) => finding.change?.usedBy ?? []));
  return {
    subject,
    path,
    line,
    side,
    values,
    covers: findings.map(({ id }) => id),
    change: {
      severity: worstOf(findings),
      audience: findings.some((finding) => finding.change?.audience === 'wire') ? 'wire' : 'source',
      before: change?.before ?? null,
      after: change?.after ?? null,
      usedBy: [...users].slice(0, mostUsers),
    },
  };
}

function worstOf(findings: readonly Finding[]): ChangeSeverity {
  return findings.some(({ change }) => change?.severity === 'breaking') ? 'breaking' : 'dangerous';
}
