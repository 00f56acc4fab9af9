import { type Finding, isSaid, type Remark } from '../model/finding.ts';
import type { Step } from './step.ts';

/**
 * Adds a finding that only comments on others (`beside`) to the most important of those, as a remark. If all of them are
 * accepted, it is added to an accepted one, and not published by itself either.
 */
export const remarked: Step = (verified) => {
  const remarks = new Map<string, Remark[]>();
  const hosts = new Map<string, Finding>();
  const shown = verified.flatMap(({ finding, verdict }) => (verdict.publish === false ? [] : [finding]));
  const taken = verified.flatMap(({ finding, verdict }) =>
    verdict.publish === false && verdict.accepted ? [finding] : [],
  );
  const hostShown = hostFinder(shown);
  const hostTaken = hostFinder(taken);
  for (const { id, rule, message, fix, beside } of shown) {
    const host = beside && (hostShown(beside) ?? hostTaken(beside));
    if (!host) continue;
    hosts.set(id, host);
    const said = remarks.get(host.id) ?? [];
    // Two copies of a contract say the same of their version.
    if (!said.some((remark) => remark.message === message)) remarks.set(host.id, [...said, { id, rule, message, fix }]);
  }
  return verified.map((one) => {
    const host = hosts.get(one.finding.id);
    if (host && one.verdict.publish !== false) {
      return { ...one, verdict: { publish: false, because: `it is added to ${host.id}, which mentions it` } };
    }
    const own = isSaid(one) ? remarks.get(one.finding.id) : undefined;
    return own ? { ...one, finding: { ...one.finding, remarks: own } } : one;
  });
};

/** Finds the first of the findings that has one of these ids, itself or as a member of its group. */
function hostFinder(findings: readonly Finding[]): (ids: readonly string[]) => Finding | undefined {
  const places = new Map<string, number>();
  for (const [index, { id, group }] of findings.entries()) {
    for (const one of [id, ...(group?.members ?? [])]) if (!places.has(one)) places.set(one, index);
  }
  return (ids) => {
    let first = Infinity;
    for (const id of ids) first = Math.min(first, places.get(id) ?? Infinity);
    return findings[first];
  };
}
