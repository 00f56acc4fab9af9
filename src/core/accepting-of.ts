import { owns } from './config/code-owners.ts';
import type { Facts } from './model/facts.ts';
import type { Job } from './model/job.ts';
import type { Accepting } from './verify/accepted.ts';

/**
 * What decides, on the day of the job, whether a finding is accepted: the acceptances, and the version of each
 * contract.
 */
export function acceptingOf({ accepted = [], codeOwners = '', asOf }: Job, { contracts }: Facts): Accepting {
  const versions = contracts.map(({ path, versions }) => ({ of: `${path}: `, text: versions.after?.text ?? null }));
  return {
    acceptances: accepted,
    asOf,
    owns: (login, path, teams) => owns(codeOwners, path, login, teams),
    versionOf: ({ subject }) => versions.find(({ of }) => subject.startsWith(of))?.text ?? null,
  };
}
