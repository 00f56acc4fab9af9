/** What stands at the end of what was cut. */
export const more = '[cut here: the rest did not fit]';

/** Whole lines up to so many bytes, and a word at the end where there were more. */
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

/** How many bytes a text is sent as. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
