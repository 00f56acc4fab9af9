/** The known word that was most likely meant; undefined if more than a third of the letters differ from each. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const bound = Math.max(1, Math.floor(word.length / 3));
  const [best] = known
    .map((one) => ({ one, distance: distanceOf(word.slice(0, 100).toLowerCase(), one.toLowerCase()) }))
    .filter(({ distance }) => distance <= bound)
    .toSorted((a, b) => a.distance - b.distance);
  return best?.one;
}

/** The edit distance: how many letters are added, removed, replaced, or swapped with the next one. */
function distanceOf(from: string, to: string): number {
  let last: readonly number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const isSwapped = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const swapped = isSwapped ? (last[j - 2] ?? 0) + 1 : replaced;
      next.push(Math.min(replaced, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    [last, row] = [row, next];
  }
  return row[to.length] ?? 0;
}
