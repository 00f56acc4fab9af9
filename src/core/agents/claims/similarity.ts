/** The similarity of two texts, from 0 to 1: the share of their trigrams that both have. */
export function similarity(one: string, other: string): number {
  const [first, second] = [trigramsOf(one), trigramsOf(other)];
  const both = [...first].filter((run) => second.has(run)).length;
  const all = first.size + second.size - both;
  return all === 0 ? 1 : both / all;
}

function trigramsOf(text: string): ReadonlySet<string> {
  const letters = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .slice(0, 1000);
  return new Set(
    Array.from({ length: Math.max(0, letters.length - 2) }, (_, index) => letters.slice(index, index + 3)),
  );
}
