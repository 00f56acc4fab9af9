import { type Finding, severities } from '../../model/finding.ts';
import type { Intent } from '../../model/job.ts';
import { clean } from '../text/clean.ts';
import type { Edit } from './edit.ts';
import { gravest, grouped } from './grouped.ts';
import { shortened } from './shortened.ts';

/** Of the words of an author, what is too short to say that something is meant. */
const leastIntent = 12;

/** What an editor works on. */
export interface Draft {
  /** What agents found and what stood the test; never what a rule found. */
  readonly findings: readonly Finding[];
  /** Those of which two skeptics said that they go too far, by id. */
  readonly overstated: ReadonlySet<string>;
  /** What the author says of the change; null where nobody knows. */
  readonly intent: Intent | null;
}

/**
 * The findings as an editor wants them, held to what an editor may do: merge, order, shorten, and say that the author
 * means it. Every finding is still there afterwards, or is spoken for by one that is; none is graver, none says
 * anything that it did not say, and what is asked for beyond that is not done.
 */
export function edited({ findings, overstated, intent }: Draft, edits: readonly Edit[]): readonly Finding[] {
  const byId = new Map(findings.map((one) => [one.id, one]));
  const taken = new Set<string>();
  const done: Finding[] = [];
  const members: Finding[] = [];
  for (const { lead: id, merges, scenario, intended } of edits) {
    const wanted = [...new Set([id, ...merges])].filter((one) => byId.has(one) && !taken.has(one));
    const group = wanted.flatMap((one) => byId.get(one) ?? []);
    const lead = gravest(group);
    if (lead === null) continue;
    for (const one of group) taken.add(one.id);
    members.push(...group.filter((one) => one !== lead));
    const whole = grouped(lead, group);
    // What it wrote of another is not about the one that speaks.
    const own = lead.id === id ? scenario : '';
    done.push(meant(short(whole, own, overstated.has(lead.id)), intended, intent));
  }
  const spoken = [...done, ...findings.filter(({ id }) => !taken.has(id))];
  return [
    ...spoken.map((one, index) => (one.judged ? { ...one, judged: { ...one.judged, order: index } } : one)),
    ...members,
  ];
}

function short(finding: Finding, scenario: string, isOverstated: boolean): Finding {
  const why = scenario === '' ? null : shortened(finding.why, scenario, isOverstated);
  return why === null ? finding : { ...finding, why };
}

/** One step less grave where the author says that it is meant, in words that are there; and they are said. */
function meant(finding: Finding, intended: string, intent: Intent | null): Finding {
  const { judged } = finding;
  if (intent === null || judged === undefined || !says(intent, intended)) return finding;
  const severity = severities[severities.indexOf(finding.severity) + 1] ?? 'low';
  const limits = [...(judged.limits ?? []), `The author says so, as intended: "${intended}".`];
  return { ...finding, severity, judged: { ...judged, limits } };
}

function says({ title, description }: Intent, words: string): boolean {
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
