import type { Finding } from '../../model/finding.ts';
import { mostSevere, grouped, isAlike } from './grouped.ts';

/**
 * Merges findings that cite the same lines and say the same; used without an editor. Two different flaws of one line
 * stay separate.
 */
export function mergedByCode(findings: readonly Finding[]): readonly Finding[] {
  const left = [...findings];
  const merged = new Map<string, Finding>();
  const members: Finding[] = [];
  while (left.length > 0) {
    const lead = mostSevere(left);
    if (lead === null) break;
    left.splice(left.indexOf(lead), 1);
    const same = left.filter((one) => shares(lead, one) && isAlike(lead, one));
    for (const one of same) left.splice(left.indexOf(one), 1);
    members.push(...same);
    merged.set(lead.id, grouped(lead, same));
  }
  // In the original order, so that the same findings give the same text.
  return findings.map((one) => (members.includes(one) ? one : (merged.get(one.id) ?? one)));
}

/** Whether one is on a line that the other cites. */
function shares(one: Finding, other: Finding): boolean {
  const lines = new Set(linesOf(one));
  return linesOf(other).some((line) => lines.has(line));
}

function linesOf({ path, side, line, judged }: Finding): readonly string[] {
  return [
    `${side} ${path}:${line}`,
    ...(judged?.evidence ?? []).map(({ file, side: on, line: at }) => `${on} ${file}:${at}`),
  ];
}
