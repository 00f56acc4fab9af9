import { idsOf } from '../../model/finding.ts';
import type { FindingStatuses } from '../../model/finding-statuses.ts';
import type { Publication } from '../../model/publication.ts';
import type { Said } from '../../model/said.ts';
import { isWhole } from '../parts/coverage.ts';
import { settle } from './settled.ts';

/**
 * The status of each finding of a pull request, by this review and by what people did with our comments. Findings of
 * the baseline are not counted.
 */
export function findingStatusesOf({ verified, coverage, cleared, lanes }: Publication, said: Said): FindingStatuses {
  const settled = settle(verified, said, []).verified.flatMap(({ finding, verdict }) => {
    const accepted = verdict.publish === false ? verdict.accepted : undefined;
    if (verdict.publish === false && (accepted === undefined || accepted.from === 'baseline')) return [];
    const isDismissed = verdict.publish === 'summary' && verdict.dismissed !== undefined;
    return [{ finding, status: accepted?.as ?? (isDismissed ? ('dismissed' as const) : ('open' as const)) }];
  });
  return {
    standing: settled.map(({ finding: { id, rule, by }, status }) => ({
      finding: id,
      rule,
      judged: by !== 'rules',
      status,
    })),
    over: { ruled: lanes.rules === 'done' && isWhole(coverage), judged: cleared },
    members: settled.flatMap(({ finding }) => [...idsOf(finding)].filter((id) => id !== finding.id)),
  };
}
