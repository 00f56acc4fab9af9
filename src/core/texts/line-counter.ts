/**
 * Returns a function from offsets to 1-based lines. Offsets in ascending order are counted on from the last one; the first
 * that goes back builds an index of all lines.
 */
export function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let counted = 0;
  let next: number | undefined;
  let starts: readonly number[] | undefined;
  return (offset) => {
    if (offset < counted) starts ??= lineStarts(text);
    if (starts !== undefined) return lineIn(starts, offset);
    next ??= text.indexOf('\n');
    for (; next !== -1 && next < offset; next = text.indexOf('\n', next + 1)) {
      line++;
      counted = next + 1;
    }
    return line;
  };
}

function lineIn(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
