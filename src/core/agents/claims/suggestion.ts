import type { Judged } from '../../model/finding.ts';
import type { Case } from '../material/case.ts';
import type { Located } from './locate.ts';
import { linesOf, longestLine } from '../text/lines.ts';
import { redacted } from '../text/secrets.ts';
import { visible } from '../text/visible.ts';

/** More lines than this are not a replacement of one, and more than that no sketch of one. */
const mostLines = 5;
const mostOfSketch = 20;
const longestOfSketch = longestLine / 4;

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
  const text = linesOf(replacement ?? '').join('\n');
  if (text.trim() === '' || text.trim() === at.quote.trim()) return { suggestion: null };
  const sketch = shownAs(text);
  if (sketch === text && fits(text, at, { trees, parses })) return { suggestion: text };
  return sketch.trim() === '' ? { suggestion: null } : { suggestion: null, sketch };
}

/** The lines as they may be shown in a block of code: no secret, nothing that nobody sees, and no more than is read. */
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

/** What stands in the place of a line begins where the line began. */
function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
