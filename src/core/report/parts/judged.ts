import type { Finding, Judged } from '../../model/finding.ts';
import { fenced } from '../words/block.ts';
import { code, prose } from '../words/escape.ts';
import { fold } from '../words/fold.ts';
import { lineInWords } from '../words/line-in-words.ts';

/** A warning if no skeptic confirmed the finding as it is. */
export function badge({ judged }: Finding): readonly string[] {
  return judged && ['limited', 'unverified'].includes(judged.standing) ? [sayStanding(judged)] : [];
}

/** Which agent found it and how the skeptics voted, in a closed section. */
export function howFound(findings: readonly Finding[]): string {
  const items = findings.flatMap(({ by, id, judged }) =>
    judged ? [`- ${code(id)}: judged by ${code(by)}, ${sayStanding(judged)}.`] : [],
  );
  return items.length === 0 ? '' : fold('How this was found', items.join('\n'));
}

/** The lines that show what an agent claims, and what it could not see. */
export function evidenceOf({ judged, path, side, line }: Finding): string {
  if (!judged) return '';
  const others = judged.evidence.filter((one) => one.file !== path || one.side !== side || one.line !== line);
  const shown = others.map(
    ({ file, side, line, quote }) => `- ${lineInWords({ path: file, line, side })}: ${code(quote)}`,
  );
  const doubt = judged.unknowns === '' ? [] : [`**Not seen:** ${prose(judged.unknowns)}`];
  return [...(shown.length > 0 ? [`**Shown by**\n\n${shown.join('\n')}`] : []), ...doubt].join('\n\n');
}

/** The conditions under which it happens, and the skeptics' corrections. */
export function limitsOf({ judged }: Finding): readonly string[] {
  const said = (what: string, words: readonly string[] = []) =>
    words.length > 0 ? [`**${what}:** ${words.map(prose).join(' ')}`] : [];
  return [...said('Condition', judged?.limits), ...said('Correction', judged?.corrections)];
}

/**
 * A suggestion that the host can apply to the commented line, or else a sketch. Both are code blocks and nothing else.
 */
export function suggestionOf({ judged }: Finding): string {
  const { suggestion = null, sketch = '' } = judged ?? {};
  if (suggestion !== null && !suggestion.includes('```')) return fenced('suggestion', [suggestion]);
  return sketch === '' ? '' : `**For instance** (not checked):\n\n${fenced('', [sketch])}`;
}

/** The suggestion as a code block, where it cannot be applied to a line; empty if there is none. */
export function sketchOf({ judged }: Finding): string {
  const lines = judged?.suggestion ?? judged?.sketch ?? '';
  return lines === '' ? '' : fenced('', [lines]);
}

/** What an agent adds to a finding of a rule. */
export function addition({ added }: Finding): string {
  return added ? `${code(added.by)} adds: ${prose(added.text)}` : '';
}

/** The result of the skeptics' votes. */
export function sayStanding({ standing, votes }: Judged): string {
  if (standing === 'confirmed') return `verified ${votes.real}/${votes.of}`;
  if (standing === 'limited') return 'within limits';
  return standing === 'survived' ? 'not refuted' : 'unverified';
}
