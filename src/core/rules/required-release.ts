import type { Config } from '../model/config.ts';
import type { ContractFacts } from '../model/contract.ts';
import type { Bump, ContractRelease } from '../model/contract-result.ts';
import type { Finding } from '../model/finding.ts';
import { breakingFindings } from './breaking-findings.ts';
import { compareVersions, type Version, versionOf } from '../model/version.ts';

/** Notes that clients plan by: semantic versioning counts them as something new. */
const announcing: readonly string[] = ['deprecated', 'sunset', 'stability'];

/** What the change of a contract asks of its version. */
export function requiredRelease(contract: ContractFacts, changes: readonly Finding[], config: Config): ContractRelease {
  const { path, format, versions } = contract;
  const bump = bumpOf(contract, changes, config);
  const was = versions.before && versionOf(versions.before.text);
  const next = was ? nextNumbers(was, bump) : null;
  return {
    path,
    format,
    bump,
    ...(versions.before && { before: versions.before.text }),
    ...(versions.after && { after: versions.after.text }),
    ...(next !== null && { next: asWritten(next, versions.before?.text ?? '') }),
  };
}

/** A version with as many numbers as the former one has, where that says it: the one after `1` is `2`. */
function asWritten(numbers: Version['numbers'], former: string): string {
  const written = former.split('.').length;
  const needed = numbers[2] > 0 ? 3 : numbers[1] > 0 ? 2 : 1;
  return numbers.slice(0, Math.max(written, needed)).join('.');
}

function bumpOf(contract: ContractFacts, changes: readonly Finding[], config: Config): Bump {
  if (breakingFindings(contract, changes, config).length > 0) return 'major';
  const { differences } = contract;
  if (differences.length === 0) return 'none';
  const isNote = ({ effect, aspect }: ContractFacts['differences'][number]) =>
    effect === 'noted' && !announcing.includes(aspect);
  return differences.every(isNote) ? 'patch' : 'minor';
}

/**
 * Whether a step of the version announces what was added: the next minor, the next part below 1.0; any later date. What
 * was a prerelease announces nothing yet, and what is one now announces the release it is made for.
 */
export function announcesAddition(was: Version, now: Version): boolean {
  if (was.scheme !== now.scheme || was.prerelease) return true;
  const least = nextNumbers(was, 'minor');
  if (least === null) return (compareVersions(was, now) ?? 0) < 0;
  return (compareVersions({ ...was, numbers: least }, { ...now, prerelease: false }) ?? 0) <= 0;
}

/** The least version that announces it: below 1.0 the minor part says what the major one says later. */
function nextNumbers({ scheme, numbers, prerelease }: Version, bump: Bump): Version['numbers'] | null {
  const [major, minor, patch] = numbers;
  if (scheme === 'date' || bump === 'none') return null;
  if (prerelease) return numbers;
  if (bump === 'patch' || (bump === 'minor' && major === 0)) return [major, minor, patch + 1];
  return bump === 'major' && major > 0 ? [major + 1, 0, 0] : [major, minor + 1, 0];
}
