/**
 * The JSON value of an answer: all of it, what stands in a fence, or from the first brace to the last. Undefined where
 * there is none. Where a host holds a model to a schema, the first way is the only one that is needed.
 */
export function lenientJson(answer: string): unknown {
  const text = answer.slice(0, 1_000_000);
  const fenced = [...text.matchAll(/```[a-z]*[ \t]*\n([\s\S]*?)\n[ \t]*```/g)].map(([, inner = '']) => inner);
  const [first, last] = [text.indexOf('{'), text.lastIndexOf('}')];
  for (const candidate of [text, ...fenced.toReversed(), ...(last > first ? [text.slice(first, last + 1)] : [])]) {
    try {
      const value: unknown = JSON.parse(candidate);
      if (typeof value === 'object' && value !== null) return value;
    } catch {
      // Not this way.
    }
  }
  return undefined;
}
