/**
 * The JSON value of an answer: all of it, what stands in a fence, or from the first brace to the last. Undefined where
 * there is none. Where a host holds a model to a schema, the first way is the only one that is needed.
 */
export function lenientJson(answer: string): unknown {
  const text = answer.slice(0, 1_000_000);
  const [first, last] = [text.indexOf('{'), text.lastIndexOf('}')];
  const braced = last > first ? [text.slice(first, last + 1)] : [];
  for (const candidate of [text, ...fenced(text).toReversed(), ...braced]) {
    try {
      const value: unknown = JSON.parse(candidate);
      if (typeof value === 'object' && value !== null) return value;
    } catch {
      // Not this way.
    }
  }
  return undefined;
}

/** What stands between a line that ends in three backticks, with a word perhaps, and the next that begins with them. */
function fenced(text: string): readonly string[] {
  const found: string[] = [];
  const lines = text.split('\n');
  let open = -1;
  for (const [index, line] of lines.entries()) {
    if (open >= 0 && /^[ \t]*```/.test(line)) {
      found.push(lines.slice(open + 1, index).join('\n'));
      open = -1;
    } else if (open < 0 && /```[a-z]*[ \t\r]*$/.test(line)) open = index;
  }
  return found;
}
