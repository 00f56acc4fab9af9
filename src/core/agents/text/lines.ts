/** The longest line that is shown, in characters: a minified file is one line. */
export const longestLine = 2000;

/** The lines of a text; a final line break begins no further line. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** A line cut to the limit, with a note if it was. */
export function shown(line: string): string {
  if (line.length <= longestLine) return line;
  return `${line.slice(0, longestLine).toWellFormed()} [and ${line.length - longestLine} more characters]`;
}
