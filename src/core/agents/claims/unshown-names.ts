/** The note on names that a claim uses and its agent was not shown: they may come from a framework, or be made up. */
export function unshownNames(names: readonly string[]): readonly string[] {
  return names.map((name) => `It names ${name}, which was not in what its author was shown.`);
}
