import type { Unread } from '../../model/contract.ts';
import type {
  Bump,
  ContractChange,
  ContractRelease,
  ContractResult,
  ContractVerdict,
} from '../../model/contract-result.ts';
import type { Finding } from '../../model/finding.ts';

/** The result of a comparison: all changes of a contract among the findings, and the verdict. */
export function contractResult(
  findings: readonly Finding[],
  releases: readonly ContractRelease[],
  unread: readonly Unread[],
): ContractResult {
  const changes = findings.flatMap((finding) => changeOf(finding));
  const contracts = releases.filter(({ bump }) => bump !== 'none');
  return resultOf(changes, contracts, unread.map(told));
}

/** The result of these changes, for programs. */
export function resultOf(
  changes: readonly ContractChange[],
  contracts: readonly ContractRelease[],
  unread: readonly Unread[],
): ContractResult {
  return { verdict: verdictOf(changes, unread), bump: bumpOf(contracts, unread), contracts, changes, unread };
}

const bumps: readonly Bump[] = ['major', 'minor', 'patch'];

/** The highest version bump that any contract requires. */
export function highestBump(contracts: readonly ContractRelease[]): Bump {
  return bumps.find((bump) => contracts.some((one) => one.bump === bump)) ?? 'none';
}

/** What was not read may require more than the rest. */
function bumpOf(contracts: readonly ContractRelease[], unread: readonly Unread[]): Bump | null {
  const most = highestBump(contracts);
  return unread.length > 0 && most !== 'major' ? null : most;
}

/** Programs that compare contracts get only the words. */
function told(unread: Unread): Unread {
  const { kind: _kind, format: _format, ...one } = unread;
  return one;
}

/** The first that applies: breaking, unread, dangerous. */
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
