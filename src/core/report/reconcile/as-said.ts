import type { Verified } from '../../model/finding.ts';
import type { Said } from '../../model/said.ts';
import { settle } from './settled.ts';

/**
 * The findings with the verdicts that hold on the pull request now: people dismiss comments, and some may not be posted
 * yet.
 */
export function asSaid(verified: readonly Verified[], said: Said): readonly Verified[] {
  const { verified: settled, fresh } = settle(verified, said, []);
  const listed = new Set(said.summary?.mark.ids);
  return settled.map((one): Verified => {
    const { finding, verdict } = one;
    const isSaid = verdict.publish === 'inline' ? !fresh.has(finding.id) : listed.has(finding.id);
    if (verdict.publish === false || isSaid) return one;
    return { finding, verdict: listed.has(finding.id) ? { publish: 'summary' } : notYet };
  });
}

const notYet = { publish: false, because: 'it is not posted yet' } as const;
