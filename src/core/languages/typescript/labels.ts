import type { Node } from 'web-tree-sitter';

/** What a function may be assigned or passed to: a variable or field, a key of an object, a call. */
type Kind = 'holder' | 'key' | 'call';

interface Around {
  readonly kind: Kind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const longest = 60;
/** The most enclosing nodes that are searched for a label. */
const mostLooked = 24;

/** Tracks what encloses the current node of a walk, to label functions that have no name. */
export class Labels {
  readonly #around: Around[] = [];

  /** Notes that the walk enters something that a function may be assigned or passed to. */
  enter(kind: Kind, text: string, { startIndex: start, endIndex: end }: Node): void {
    this.#leave(start);
    this.#around.push({ kind, text: text.slice(0, longest), start, end });
  }

  /**
   * A label for the function at a node: `ordersRouter.list`, `POST`, `app.get('/orders')`, or an empty string. `enclosing`
   * is the start of the function around it: only what is inside of that counts.
   */
  of(node: Node, enclosing: number): string {
    this.#leave(node.startIndex);
    const keys: string[] = [];
    let call = '';
    const farthest = Math.max(0, this.#around.length - mostLooked);
    for (let at = this.#around.length - 1; at >= farthest; at--) {
      const one = this.#around[at];
      if (one === undefined || one.start <= enclosing) break;
      if (one.kind === 'holder') return [one.text, ...keys].filter((part) => part !== '').join('.');
      if (one.kind === 'key') keys.unshift(one.text);
      else if (call === '' && keys.length === 0) call = one.text;
    }
    return keys.length > 0 ? keys.join('.') : call;
  }

  #leave(offset: number): void {
    while ((this.#around.at(-1)?.end ?? Infinity) <= offset) this.#around.pop();
  }
}
