import type { Finding, Judged, Remark } from '../../model/finding.ts';
import { severities } from '../../model/finding.ts';
import { similarity } from '../claims/similarity.ts';

/** The most lines of evidence. */
const mostEvidence = 6;
/** From this similarity on, two texts say the same. */
const same = 0.45;

/**
 * Merges findings with one cause into the most severe one, with the evidence of all. What the others say beyond that is
 * added, so that only repetition is lost. The requested lead is used if none is more severe.
 */
export function grouped(lead: Finding, others: readonly Finding[]): Finding {
  const members = others.filter(({ id }) => id !== lead.id);
  if (members.length === 0) return lead;
  const known = lead.group?.members ?? [];
  const also = members.flatMap(({ path, line, side, group }) => [
    ...(path === lead.path && line === lead.line && side === lead.side ? [] : [{ file: path, line, side }]),
    ...(group?.also ?? []),
  ]);
  const remarks = [
    ...(lead.remarks ?? []),
    ...members.flatMap((one) => [...(isAlike(lead, one) ? [] : [remarkOf(lead, one)]), ...(one.remarks ?? [])]),
  ];
  const places = new Map(
    [...(lead.group?.also ?? []), ...also].map((one) => [`${one.side} ${one.file}:${one.line}`, one]),
  );
  const judged = lead.judged && { ...lead.judged, evidence: evidenceOf([lead, ...members]) };
  return {
    ...lead,
    ...(judged && { judged }),
    group: {
      members: [...new Set([...known, ...members.flatMap(({ id, group }) => [id, ...(group?.members ?? [])])])],
      also: [...places.values()],
    },
    ...(remarks.length > 0 && { remarks }),
  };
}

/** The most severe finding, the first of several; null if there are none. */
export function mostSevere(findings: readonly Finding[]): Finding | null {
  const [first, ...others] = findings;
  if (first === undefined) return null;
  return others.reduce((best, one) => (rankOf(one) < rankOf(best) ? one : best), first);
}

/** Whether two findings say the same. */
export function isAlike(one: Finding, other: Finding): boolean {
  return similarity(`${one.message} ${one.why}`, `${other.message} ${other.why}`) >= same;
}

/** The order of leads: better verified, then more severe, so that a merge never lowers a finding. */
function rankOf({ judged, severity }: Finding): number {
  const standing = ['confirmed', 'survived', 'limited', 'unverified'].indexOf(judged?.standing ?? 'unverified');
  return standing * severities.length + severities.indexOf(severity);
}

function remarkOf(lead: Finding, { id, rule, message, fix }: Finding): Remark {
  return { id, rule, message, fix: similarity(fix, lead.fix) >= same ? '' : fix };
}

function evidenceOf(findings: readonly Finding[]): Judged['evidence'] {
  const lines = findings.flatMap(({ judged, path, side, line, quote }, index) => [
    ...(index > 0 ? [{ file: path, side, line, quote }] : []),
    ...(judged?.evidence ?? []),
  ]);
  return [...new Map(lines.map((one) => [`${one.side} ${one.file}:${one.line}`, one])).values()].slice(0, mostEvidence);
}
