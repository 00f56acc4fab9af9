import { type Finding, severities } from '../../model/finding.ts';
import type { Intent } from '../../model/job.ts';
import { clean } from '../text/clean.ts';
import type { Edit } from './edit.ts';
import { mostSevere, grouped } from './grouped.ts';
import { shortened } from './shortened.ts';

/** The shortest quote of an author that can say that something is intended, in characters. */
const leastIntent = 12;

/** What an editor works on. */
export interface EditorInput {
  /** The verified findings of agents; never those of rules. */
  readonly findings: readonly Finding[];
  /** The ids of those that two skeptics called overstated. */
  readonly overstated: ReadonlySet<string>;
  /** The author's description of the change; null if unknown. */
  readonly intent: Intent | null;
}

/**
 * Applies the edits that an editor may make: merge, order, shorten, and mark as intended. Every finding is kept, by
 * itself or within another one; none becomes more severe or says anything new; other edits are ignored.
 */
export function edited({ findings, overstated, intent }: EditorInput, edits: readonly Edit[]): readonly Finding[] {
  const byId = new Map(findings.map((one) => [one.id, one]));
  const taken = new Set<string>();
  const done: Finding[] = [];
  const members: Finding[] = [];
  for (const { lead: id, merges, scenario, intended } of edits) {
    const wanted = [...new Set([id, ...merges])].filter((one) => byId.has(one) && !taken.has(one));
    const group = wanted.flatMap((one) => byId.get(one) ?? []);
    const lead = mostSevere(group);
    if (lead === null) continue;
    for (const one of group) taken.add(one.id);
    members.push(...group.filter((one) => one !== lead));
    const whole = grouped(lead, group);
    // The editor's text for another finding does not fit the one that stands for it.
    const own = lead.id === id ? scenario : '';
    done.push(withIntent(withScenario(whole, own, overstated.has(lead.id)), intended, intent));
  }
  const spoken = [...done, ...findings.filter(({ id }) => !taken.has(id))];
  return [
    ...spoken.map((one, index) => (one.judged ? { ...one, judged: { ...one.judged, order: index } } : one)),
    ...members,
  ];
}

function withScenario(finding: Finding, scenario: string, isOverstated: boolean): Finding {
  const why = scenario === '' ? null : shortened(finding.why, scenario, isOverstated);
  return why === null ? finding : { ...finding, why };
}

/**
 * One step less severe if the author calls it intended, in words that are in the description; the finding quotes them.
 */
function withIntent(finding: Finding, intended: string, intent: Intent | null): Finding {
  const { judged } = finding;
  if (intent === null || judged === undefined || !quotes(intent, intended)) return finding;
  const severity = severities[severities.indexOf(finding.severity) + 1] ?? 'low';
  const limits = [...(judged.limits ?? []), `The author says so, as intended: "${intended}".`];
  return { ...finding, severity, judged: { ...judged, limits } };
}

function quotes({ title, description }: Intent, words: string): boolean {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const wanted = plain(words);
  return (
    wanted.length >= leastIntent && [title, description].some((text) => plain(clean(text, 20_000)).includes(wanted))
  );
}
