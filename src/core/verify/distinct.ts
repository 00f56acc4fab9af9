import type { Finding } from '../model/finding.ts';
import type { Step } from './step.ts';

/** Publishes a finding once that was found in two ways, such as in a component that two contracts share. */
export const distinct: Step = (verified) => {
  const said = new Map<string, Finding>();
  return verified.map((one) => {
    if (one.verdict.publish === false) return one;
    const key = JSON.stringify([one.finding.id, one.finding.path]);
    const first = said.get(key);
    if (first === undefined) {
      said.set(key, one.finding);
      return one;
    }
    return { ...one, verdict: { publish: false, because: `the same as at ${first.path}:${first.line}` } };
  });
};
