import type { Case } from '../material/case.ts';
import type { Located } from './locate.ts';
import { linesOf, longestLine } from '../text/lines.ts';
import { redacted } from '../text/secrets.ts';
import { visible } from '../text/visible.ts';

/** More lines than this are not a replacement of one. */
const mostLines = 5;

/**
 * The lines that can stand in the place of exactly the line that was found; null where nothing was offered, or where the
 * file with them in it is not shown to be one that can be read.
 */
export function suggestionOf(
  replacement: string | null,
  at: Located,
  { trees, parses }: Pick<Case, 'trees' | 'parses'>,
): string | null {
  if (replacement === null || at.side !== 'after' || !at.touched) return null;
  const lines = linesOf(replacement);
  if (lines.length > mostLines || lines.some((line) => line.length > longestLine / 4 || /`{3}|~{3}/.test(line)))
    return null;
  const text = lines.join('\n');
  if (visible(text).hidden > 0 || redacted(text) !== text) return null;
  const whole = linesOf(trees.after.read(at.path) ?? '');
  const was = whole[at.line - 1];
  if (was === undefined || was.trim() === text.trim() || indentOf(was) !== indentOf(text)) return null;
  return parses(at.path, [...whole.slice(0, at.line - 1), ...lines, ...whole.slice(at.line), ''].join('\n')) === true
    ? text
    : null;
}

/** What stands in the place of a line begins where the line began. */
function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
