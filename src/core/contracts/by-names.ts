/** What goes by several names, under each of them. */
export function byNames<T>(all: readonly T[], namesOf: (one: T) => readonly string[]): Map<string, Set<T>> {
  const named = new Map<string, Set<T>>();
  for (const one of all) {
    for (const name of namesOf(one)) {
      const known = named.get(name);
      if (known === undefined) named.set(name, new Set([one]));
      else known.add(one);
    }
  }
  return named;
}
