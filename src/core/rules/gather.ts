import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { withoutRepeats } from './repeats.ts';
import { sameEdits } from './same-edit.ts';
import { isHeard, type Judged, type Unit } from './unit.ts';
import { valueLists } from './value-lists.ts';

/**
 * Makes a story of a list: what has one cause is said by one finding, which names the others as its members. All findings
 * are kept; a rule that found the cause of others comes first, the one that explains most before the others.
 */
export function gather(changes: readonly Judged[], hits: readonly Finding[], config: Config): readonly Finding[] {
  const taken = new Set<string>();
  const causes = new Map<Finding, Finding>();
  const bySize = hits.filter(({ group }) => group).toSorted((a, b) => sizeOf(b) - sizeOf(a));
  for (const hit of bySize.filter((one) => isHeard(one, config))) {
    const members = (hit.group?.members ?? []).filter((id) => !taken.has(id));
    for (const id of members) taken.add(id);
    causes.set(hit, { ...hit, group: { members, also: hit.group?.also ?? [] } });
  }
  const units = changes
    .filter(({ finding }) => isHeard(finding, config) && !taken.has(finding.id))
    .map((one): Unit => ({ finding: one.finding, parts: [one] }));
  const copyOf = (path: string): string => path;
  const told = sameEdits(withoutRepeats(valueLists(units)), copyOf).map(withMembers);
  const own = new Set(told.map(({ id }) => id));
  return [
    ...told,
    ...changes.flatMap(({ finding }) => (own.has(finding.id) ? [] : [finding])),
    ...hits.map((hit) => causes.get(hit) ?? hit),
  ];
}

function sizeOf({ group }: Finding): number {
  return group?.members.length ?? 0;
}

/** The finding of a unit, with the ids of all it is made of beside itself. */
function withMembers({ finding, parts }: Unit): Finding {
  const ids = new Set(parts.map((part) => part.finding.id));
  ids.delete(finding.id);
  if (ids.size === 0) return finding;
  return { ...finding, group: { members: [...ids], also: finding.group?.also ?? [] } };
}
