/** The known word a person most likely meant; undefined where none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const bound = Math.max(2, Math.floor(word.length / 3));
  const [best] = known
    .map((one) => ({ one, distance: distanceOf(word.slice(0, 100).toLowerCase(), one.toLowerCase()) }))
    .filter(({ distance }) => distance <= bound)
    .toSorted((a, b) => a.distance - b.distance);
  return best?.one;
}

/** How many letters have to be added, removed or replaced. */
function distanceOf(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
