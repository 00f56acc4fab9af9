import { beyond } from './beyond.ts';

/** A list in Markdown of the first `most` items, each with its bullet, and how many there are beside them. */
export function listed(items: readonly string[], most: number): string {
  return [...items.slice(0, most), ...beyond(items, most, (left) => `- and ${left} more`)].join('\n');
}
