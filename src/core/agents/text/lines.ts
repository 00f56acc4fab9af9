/** The most of one line that anybody is shown: a minified file is one line. */
export const longestLine = 2000;

/** The lines of a text. A line end at its end begins no further line. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** A line as it is shown: never longer than anybody reads, and it says so where it was. */
export function shown(line: string): string {
  if (line.length <= longestLine) return line;
  return `${line.slice(0, longestLine).toWellFormed()} [and ${line.length - longestLine} more characters]`;
}
