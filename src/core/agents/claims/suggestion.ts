import type { Judged } from '../../model/finding.ts';
import type { Case } from '../material/case.ts';
import type { Located } from './locate.ts';
import { linesOf, longestLine } from '../text/lines.ts';
import { redacted } from '../text/secrets.ts';
import { visible } from '../text/visible.ts';

/** More lines than this are not a replacement of one, and more than that no sketch of one. */
const mostLines = 5;
const mostOfSketch = 20;

/** What an agent offers to put in the place of a line: what can stand there, or a sketch that nobody checked. */
export type Offered = Pick<Judged, 'suggestion' | 'sketch'>;

/**
 * Lines that the host can put in the place of exactly the line that was found, where the file with them in it is shown to
 * be one that can be read. All other lines are a sketch for people: they are shown, and never put anywhere.
 */
export function offeredOf(
  replacement: string | null,
  at: Located,
  { trees, parses }: Pick<Case, 'trees' | 'parses'>,
): Offered {
  const text = replacement === null ? null : shownAs(replacement);
  if (text === null || text.trim() === at.quote.trim()) return { suggestion: null };
  return fits(text, at, { trees, parses }) ? { suggestion: text } : { suggestion: null, sketch: text };
}

/** The lines as they may be shown in a block of code; null where they may not, or are no lines of code. */
function shownAs(replacement: string): string | null {
  const lines = linesOf(replacement);
  if (lines.length === 0 || lines.length > mostOfSketch) return null;
  if (lines.some((line) => line.length > longestLine / 4 || /`{3}|~{3}/.test(line))) return null;
  const text = lines.join('\n');
  return text.trim() === '' || visible(text).hidden > 0 || redacted(text) !== text ? null : text;
}

function fits(text: string, at: Located, { trees, parses }: Pick<Case, 'trees' | 'parses'>): boolean {
  if (at.side !== 'after' || !at.touched) return false;
  const lines = linesOf(text);
  const whole = linesOf(trees.after.read(at.path) ?? '');
  const was = whole[at.line - 1];
  if (lines.length > mostLines || was === undefined || indentOf(was) !== indentOf(text)) return false;
  return parses(at.path, [...whole.slice(0, at.line - 1), ...lines, ...whole.slice(at.line), ''].join('\n')) === true;
}

/** What stands in the place of a line begins where the line began. */
function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
