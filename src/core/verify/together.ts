import type { Finding } from '../model/finding.ts';
import type { Step } from './step.ts';

/** What is said by another finding, because it has the same cause, is not said again. */
export const together: Step = (verified) => {
  const leads = new Map<string, Finding>();
  for (const { finding, verdict } of verified) {
    if (verdict.publish !== false) for (const id of finding.group?.members ?? []) leads.set(id, finding);
  }
  return verified.map((one) => {
    const { finding, verdict } = one;
    if (verdict.publish === false) return one;
    if (finding.group?.members.length === 0) {
      return { ...one, verdict: { publish: false, because: 'other findings say all of it' } };
    }
    const lead = leads.get(finding.id);
    return lead === undefined
      ? one
      : { ...one, verdict: { publish: false, because: `it has one cause with ${lead.id}, which says it` } };
  });
};
