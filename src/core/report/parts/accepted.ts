import { type Acceptance, isDay } from '../../model/acceptance.ts';
import type { Verified } from '../../model/finding.ts';
import { acceptBlock, sayAcceptance } from './acceptance.ts';
import { headline } from './comment.ts';
import { code } from '../words/escape.ts';
import { fold } from '../words/fold.ts';
import { lineInWords } from '../words/line-in-words.ts';
import { listed } from '../words/listed.ts';
import { counted } from '../words/phrase.ts';
import { ruleLink } from '../words/rule-link.ts';

/** A finding that was accepted. */
export interface Accepted extends Verified {
  readonly acceptance: Acceptance;
}

/** The most that are listed; the configuration has all of them. */
const mostListed = 20;

/** The accepted findings, in order of importance. */
export function acceptedIn(verified: readonly Verified[]): readonly Accepted[] {
  return verified.flatMap((one) => {
    const acceptance = one.verdict.publish === false ? one.verdict.accepted : undefined;
    return acceptance ? [{ ...one, acceptance }] : [];
  });
}

/** The findings that people accepted with a reason of their own, and how many the baseline has. */
export function byWord(verified: readonly Verified[]): { readonly said: readonly Accepted[]; readonly old: number } {
  const all = acceptedIn(verified);
  const said = all.filter(({ acceptance }) => acceptance.from !== 'baseline');
  return { said, old: all.length - said.length };
}

/** `2 accepted, 1 dismissed`, for a title. The baseline is not counted. */
export function tallyAccepted(verified: readonly Verified[]): string {
  const { said } = byWord(verified);
  const count = (as: Acceptance['as']) => said.filter(({ acceptance }) => acceptance.as === as).length;
  return (['accepted', 'dismissed'] as const).flatMap((as) => (count(as) > 0 ? [`${count(as)} ${as}`] : [])).join(', ');
}

/** The last day on which all acceptances hold; null if none ends on a day. */
export function firstEnd(verified: readonly Verified[]): string | null {
  const days = acceptedIn(verified).flatMap(({ acceptance: { until } }) => (until && isDay(until) ? [until] : []));
  return days.toSorted()[0] ?? null;
}

/**
 * The accepted findings with author, reason and end, and what to write into the configuration to keep them; empty if
 * there are none.
 */
export function sayAccepted(verified: readonly Verified[]): readonly string[] {
  const { said, old } = byWord(verified);
  const items = said.map(
    ({ finding, acceptance }) =>
      `- **${headline(finding)}** ${lineInWords(finding)} · ${sayAcceptance(acceptance)} · ${ruleLink(finding.rule)} · ${code(finding.id)}`,
  );
  return [
    ...(items.length > 0 ? ['#### Accepted', listed(items, mostListed)] : []),
    ...toKeep(said),
    ...(old > 0 ? [`${counted(old, 'finding')} of the baseline not listed.`] : []),
  ];
}

/** Acceptances on a pull request end with it; a configuration keeps them. */
function toKeep(said: readonly Accepted[]): readonly string[] {
  const here = said
    .map(({ acceptance }) => acceptance)
    .filter(({ from, as }) => from === 'comment' && as === 'accepted');
  if (here.length === 0) return [];
  const block = `\`\`\`yaml\n${acceptBlock(here.slice(0, mostListed))}\n\`\`\``;
  return [fold('To keep this for longer than this pull request, add to .github/architect.yml', block)];
}
