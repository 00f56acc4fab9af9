import { type Config, scopeOf } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Step } from './step.ts';

/**
 * What is said by another finding, because it has the same cause, is not said again. A finding of a folder that counts it
 * otherwise than that of its lead speaks for itself, or the check would pass for it.
 */
export const together: Step = (verified, _changeSet, config) => {
  const leads = new Map<string, Finding>();
  for (const { finding, verdict } of verified) {
    if (verdict.publish !== false) for (const id of finding.group?.members ?? []) leads.set(id, finding);
  }
  return verified.map((one) => {
    const { finding, verdict } = one;
    if (verdict.publish === false) return one;
    if (finding.group?.members.length === 0) {
      return { ...one, verdict: { publish: false, because: 'other findings cover it' } };
    }
    const lead = leads.get(finding.id);
    return lead === undefined || !countAlike(lead, finding, config)
      ? one
      : { ...one, verdict: { publish: false, because: `it has the same cause as ${lead.id}, which mentions it` } };
  });
};

/** Whether the configuration of both places fails at the same level, and ranks what is found there alike. */
function countAlike(lead: Finding, member: Finding, config: Config): boolean {
  const [a, b] = [scopeOf(config, lead.path), scopeOf(config, member.path)];
  return a === b || (a.failOn === b.failOn && a.rules[member.rule] === b.rules[member.rule]);
}
