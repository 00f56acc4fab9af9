/** The text at the end of what was cut. */
export const more = '[cut here: the rest did not fit]';

/** As many whole lines as fit into so many bytes, and a note if there were more. */
export function cutLines(lines: readonly string[], bytes: number): string {
  let room = bytes;
  const kept: string[] = [];
  for (const line of lines) {
    room -= bytesOf(line) + 1;
    if (room < 0) return [...kept, more].join('\n');
    kept.push(line);
  }
  return kept.join('\n');
}

/** The size of a text in UTF-8. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
