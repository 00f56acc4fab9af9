import type { Judged } from '../../model/finding.ts';
import type { Case } from '../material/case.ts';
import type { Located } from './locate.ts';
import { linesOf, longestLine } from '../text/lines.ts';
import { redacted } from '../text/secrets.ts';
import { visible } from '../text/visible.ts';

/** The most lines of a replacement, and of a sketch. */
const mostLines = 5;
const mostOfSketch = 20;
const longestOfSketch = longestLine / 4;

/** An agent's proposed code: a replacement that fits, or a sketch that nobody checked. */
export type Offered = Pick<Judged, 'suggestion' | 'sketch'>;

/**
 * A suggestion that the host can apply to exactly the line that was found, if the file still parses with it. Any other
 * code is a sketch: it is shown, and cannot be applied.
 */
export function offeredOf(
  replacement: string | null,
  at: Located,
  { trees, parses }: Pick<Case, 'trees' | 'parses'>,
): Offered {
  const text = linesOf(replacement ?? '').join('\n');
  if (text.trim() === '' || text.trim() === at.quote.trim()) return { suggestion: null };
  const sketch = shownAs(text);
  if (sketch === text && fits(text, at, { trees, parses })) return { suggestion: text };
  return sketch.trim() === '' ? { suggestion: null } : { suggestion: null, sketch };
}

/** The code as it may be shown: no secrets, no invisible characters, and cut to a limit. */
function shownAs(text: string): string {
  const lines = linesOf(redacted(visible(text).text));
  const more = lines.length - mostOfSketch;
  const shown = lines
    .slice(0, mostOfSketch)
    .map((line) => (line.length > longestOfSketch ? `${line.slice(0, longestOfSketch).toWellFormed()} [cut]` : line));
  return [...shown, ...(more > 0 ? [`[and ${more} more lines]`] : [])].join('\n');
}

function fits(text: string, at: Located, { trees, parses }: Pick<Case, 'trees' | 'parses'>): boolean {
  if (at.side !== 'after' || !at.touched || /`{3}|~{3}/.test(text)) return false;
  const lines = linesOf(text);
  const whole = linesOf(trees.after.read(at.path) ?? '');
  const was = whole[at.line - 1];
  if (lines.length > mostLines || was === undefined || indentOf(was) !== indentOf(text)) return false;
  return parses(at.path, [...whole.slice(0, at.line - 1), ...lines, ...whole.slice(at.line), ''].join('\n')) === true;
}

/** The replacement gets the indentation of the line. */
function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
