import type { Finding, Judged } from '../../model/finding.ts';
import { fenced } from '../words/block.ts';
import { code, prose } from '../words/escape.ts';
import { fold } from '../words/fold.ts';
import { lineInWords } from '../words/line-in-words.ts';

/** What a reader has to know of a finding before they act on it: that nobody confirmed it as it stands. */
export function badge({ judged }: Finding): readonly string[] {
  return judged && ['limited', 'unverified'].includes(judged.standing) ? [sayStanding(judged)] : [];
}

/** Who says what agents say, and what became of it when others tried to refute it: for those who open it. */
export function howFound(findings: readonly Finding[]): string {
  const items = findings.flatMap(({ by, id, judged }) =>
    judged ? [`- ${code(id)}: judged by ${code(by)}, ${sayStanding(judged)}.`] : [],
  );
  return items.length === 0 ? '' : fold('How this was found', items.join('\n'));
}

/** The lines that show what an agent says, and what it could not see. */
export function evidenceOf({ judged, path, side, line }: Finding): string {
  if (!judged) return '';
  const others = judged.evidence.filter((one) => one.file !== path || one.side !== side || one.line !== line);
  const shown = others.map(
    ({ file, side, line, quote }) => `- ${lineInWords({ path: file, line, side })}: ${code(quote)}`,
  );
  const doubt = judged.unknowns === '' ? [] : [`**Not seen:** ${prose(judged.unknowns)}`];
  return [...(shown.length > 0 ? [`**Shown by**\n\n${shown.join('\n')}`] : []), ...doubt].join('\n\n');
}

/** What must be so for it to happen, and what skeptics put right about it. */
export function limitsOf({ judged }: Finding): readonly string[] {
  const said = (what: string, words: readonly string[] = []) =>
    words.length > 0 ? [`**${what}:** ${words.map(prose).join(' ')}`] : [];
  return [...said('Condition', judged?.limits), ...said('Correction', judged?.corrections)];
}

/**
 * Lines that the host offers to put in the place of the commented one, or else a sketch of them for people. They are code,
 * and stand in nothing but code.
 */
export function suggestionOf({ judged }: Finding): string {
  const { suggestion = null, sketch = '' } = judged ?? {};
  if (suggestion !== null && !suggestion.includes('```')) return fenced('suggestion', [suggestion]);
  return sketch === '' ? '' : `**For instance** (not checked):\n\n${fenced('', [sketch])}`;
}

/** The same lines as a block of code, where there is no line to put them in the place of; empty where there are none. */
export function sketchOf({ judged }: Finding): string {
  const lines = judged?.suggestion ?? judged?.sketch ?? '';
  return lines === '' ? '' : fenced('', [lines]);
}

/** What an agent adds to what a rule found. */
export function addition({ added }: Finding): string {
  return added ? `${code(added.by)} adds: ${prose(added.text)}` : '';
}

/** What became of a finding when others tried to refute it. */
export function sayStanding({ standing, votes }: Judged): string {
  if (standing === 'confirmed') return `verified ${votes.real}/${votes.of}`;
  if (standing === 'limited') return 'within limits';
  return standing === 'survived' ? 'not refuted' : 'unverified';
}
