/** A list in Markdown of the first `most` items, each with its bullet, and how many there are beside them. */
export function listed(items: readonly string[], most: number): string {
  const more = items.length > most ? [`- and ${items.length - most} more`] : [];
  return [...items.slice(0, most), ...more].join('\n');
}
