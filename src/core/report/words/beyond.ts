/** What is said of the items that are not listed, because only the first `most` are; nothing if these are all. */
export function beyond(items: readonly unknown[], most: number, say: (left: number) => string): readonly string[] {
  return items.length > most ? [say(items.length - most)] : [];
}
