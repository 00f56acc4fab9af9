/** What is said of names that a claim uses and its author was not shown: a framework may know them, or nobody. */
export function unshown(names: readonly string[]): readonly string[] {
  return names.map((name) => `It names ${name}, which was not in what its author was shown.`);
}
