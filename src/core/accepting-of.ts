import { codeOwnersPaths, owns } from './config/code-owners.ts';
import type { ChangeSet } from './model/change-set.ts';
import type { Facts } from './model/facts.ts';
import type { Job } from './model/job.ts';
import type { Accepting } from './verify/accepted.ts';

/** What decides on this day whether a finding is accepted: what was said on the pull request, and how far each contract is. */
export function acceptingOf(
  { accepted = [], asOf }: Job,
  { contracts }: Facts,
  { before }: Pick<ChangeSet, 'before'>,
): Accepting {
  const owners = before.texts[codeOwnersIn(before.paths) ?? ''] ?? '';
  const versions = contracts.map(({ path, versions }) => ({ of: `${path}: `, text: versions.after?.text ?? null }));
  return {
    acceptances: accepted,
    asOf,
    owns: (login, path, teams) => owns(owners, path, login, teams),
    versionOf: ({ subject }) => versions.find(({ of }) => subject.startsWith(of))?.text ?? null,
  };
}

/** Where the base says who owns what; undefined where it does not. */
export function codeOwnersIn(paths: readonly string[]): string | undefined {
  return codeOwnersPaths.find((path) => paths.includes(path));
}
