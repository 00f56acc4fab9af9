import type { Wanted } from './syntax.ts';

/** Where the keys of maps and the items of lists stand in a text, noted by a parser that makes them while it reads. */
export class LineTable {
  readonly #lines = new Map<object, Map<string | number, number>>();

  /** Notes the line of a key of a map, or of an item of a list. */
  note(holder: object, key: string | number, line: number): void {
    const known = this.#lines.get(holder) ?? new Map<string | number, number>();
    this.#lines.set(holder, known.set(key, line));
  }

  /** The line that was noted, or 0. */
  of(holder: object, key: string | number): number {
    return this.#lines.get(holder)?.get(key) ?? 0;
  }

  /** Fills in the lines of the wanted keys and items of a value; those that were not noted keep 0. */
  locate(value: unknown, wanted: Wanted): void {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of wanted.below) {
      child.line = this.#lines.get(value)?.get(key) ?? 0;
      if (Object.hasOwn(value, key)) this.locate((value as Record<string | number, unknown>)[key], child);
    }
  }
}
