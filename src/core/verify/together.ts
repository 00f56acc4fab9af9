import { type Config, scopeOf } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Step } from './step.ts';

/**
 * A finding that its lead mentions, because both have one cause, is not published by itself. If their folders are
 * configured differently it is: the check of its folder might fail for it alone.
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

/** Whether the configurations of both places fail at the same level, and set the same severity for the rule. */
function countAlike(lead: Finding, member: Finding, config: Config): boolean {
  const [a, b] = [scopeOf(config, lead.path), scopeOf(config, member.path)];
  return a === b || (a.failOn === b.failOn && a.rules[member.rule] === b.rules[member.rule]);
}
