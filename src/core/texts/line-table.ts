import { SyntaxProblem, type Wanted } from './syntax.ts';

/** The lines of map keys and list items, noted by a parser while it makes them. */
export class LineTable {
  readonly #lines = new Map<object, Map<string | number, number>>();

  /** Notes the line of a key of a map, or of an item of a list. */
  note(holder: object, key: string | number, line: number): void {
    let known = this.#lines.get(holder);
    if (known === undefined) this.#lines.set(holder, (known = new Map()));
    known.set(key, line);
  }

  /** Sets an entry of a map, under any name (`__proto__`, too), and notes its line. */
  set<Value>(map: Record<string, Value>, name: string, value: Value, line: number): void {
    Object.defineProperty(map, name, { value, enumerable: true, configurable: true, writable: true });
    this.note(map, name, line);
  }

  /** Sets an entry that does not exist yet. @throws SyntaxProblem if it does. */
  declare<Value>(map: Record<string, Value>, name: string, value: Value, line: number): void {
    if (Object.hasOwn(map, name)) {
      throw new SyntaxProblem(`\`${name.slice(0, 60)}\` is declared twice`, 'keep one of the two', line);
    }
    this.set(map, name, value, line);
  }

  /** The noted line of an entry, or 0. */
  of(holder: object, key: string | number): number {
    return this.#lines.get(holder)?.get(key) ?? 0;
  }

  /** Sets the lines of the wanted keys and items of a value; those that were not noted get 0. */
  locate(value: unknown, wanted: Wanted): void {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of wanted.below) {
      child.line = this.#lines.get(value)?.get(key) ?? 0;
      if (Object.hasOwn(value, key)) this.locate((value as Record<string | number, unknown>)[key], child);
    }
  }
}
