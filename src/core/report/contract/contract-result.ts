import type { Unread } from '../../model/contract.ts';
import type { ContractChange, ContractResult, ContractVerdict } from '../../model/contract-result.ts';
import type { Finding } from '../../model/finding.ts';

/** Every change of a contract among the findings, and the verdict they come to. */
export function contractResult(findings: readonly Finding[], unread: readonly Unread[]): ContractResult {
  const changes = findings.flatMap((finding) => changeOf(finding));
  return { verdict: verdictOf(changes, unread), changes, unread: unread.map(told) };
}

/** Programs that compare contracts need the words alone. */
function told(unread: Unread): Unread {
  const { kind: _kind, format: _format, ...one } = unread;
  return one;
}

function verdictOf(changes: readonly ContractChange[], unread: readonly Unread[]): ContractVerdict {
  if (changes.some(({ severity }) => severity === 'breaking')) return 'breaking';
  if (unread.length > 0) return 'unread';
  return changes.some(({ severity }) => severity === 'dangerous') ? 'dangerous' : 'compatible';
}

function changeOf({ rule, subject, message, change }: Finding): readonly ContractChange[] {
  if (change === undefined) return [];
  const { severity, audience, before, after } = change;
  return [{ rule, severity, audience, subject, message, ...(before && { before }), ...(after && { after }) }];
}
