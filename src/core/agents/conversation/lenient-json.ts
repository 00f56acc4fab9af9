/**
 * The JSON value in an answer: all of it, the content of a code block, or from the first brace to the last; undefined
 * if there is none. If the host enforces a schema, only the first is needed.
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

/** The contents of code blocks. */
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
