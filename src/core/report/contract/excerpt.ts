import type { Place } from '../../model/place.ts';

/** Some lines of a file, around the one that is meant. */
export interface Excerpt {
  readonly place: Place;
  readonly lines: readonly { readonly number: number; readonly text: string }[];
}

/** How many lines are shown above and below, and how much of each. */
const around = 4;
const longest = 240;

/** Returns excerpts of one side's files; each text is split into lines once. */
export function excerpts(read: (file: string) => string | undefined): (place: Place) => Excerpt | null {
  const known = new Map<string, readonly string[] | null>();
  const linesOf = (file: string) => {
    if (!known.has(file)) known.set(file, read(file)?.split(/\r\n|[\n\r]/) ?? null);
    return known.get(file) ?? null;
  };
  return (place) => {
    const all = linesOf(place.file);
    if (all === null) return null;
    const first = Math.max(1, place.line - around);
    const lines = all.slice(first - 1, place.line + around);
    return { place, lines: lines.map((text, index) => ({ number: first + index, text: text.slice(0, longest) })) };
  };
}
