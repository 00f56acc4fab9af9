import { lineCounter } from './line-counter.ts';
import { limits, SyntaxProblem, type Wanted } from './syntax.ts';

const quote = 34;
const backslash = 92;

/**
 * Parses JSON strictly. Duplicate keys are refused: RFC 8259 section 4 leaves open which one counts.
 * @throws SyntaxProblem
 */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const offset = /position (\d+)/.exec(message)?.[1];
    const line = offset === undefined ? lineCounter(text)(text.length) : lineCounter(text)(Number(offset));
    throw new SyntaxProblem('it is not valid JSON', 'correct the syntax at this line', line);
  }
  const stack: (Set<string> | null)[] = [];
  scanJson(text, {
    open(kind) {
      if (stack.push(kind === 'object' ? new Set() : null) > limits.depth) {
        throw new SyntaxProblem(`it is nested deeper than ${limits.depth} levels`, 'flatten it');
      }
      return true;
    },
    key(start, end) {
      const keys = stack.at(-1);
      const key = text.slice(start + 1, end - 1);
      if (keys?.has(key)) {
        const because = `the key "${key.slice(0, 60)}" stands twice in the same object`;
        throw new SyntaxProblem(because, 'keep one of the two', lineCounter(text)(start));
      }
      keys?.add(key);
    },
    close: () => void stack.pop(),
  });
  return value;
}

/** Fills in the lines of the wanted keys and items, in one pass that skips what nobody wants. */
export function locateInJson(text: string, root: Wanted): void {
  const lineAt = lineCounter(text);
  const stack: (Wanted | undefined)[] = [];
  const items: number[] = [];
  let next: Wanted | undefined = root;
  scanJson(text, {
    open(kind) {
      stack.push(next);
      items.push(kind === 'array' ? 0 : -1);
      const wanted: boolean = next !== undefined && next.below.size > 0;
      next = undefined;
      return wanted;
    },
    key(start, end) {
      const raw = text.slice(start, end);
      const key: unknown = raw.includes('\\') ? JSON.parse(raw) : raw.slice(1, -1);
      next = stack.at(-1)?.below.get(String(key));
      if (next) next.line = lineAt(start);
    },
    item(start) {
      const index = items.at(-1) ?? -1;
      items[items.length - 1] = index + 1;
      next = stack.at(-1)?.below.get(index);
      if (next) next.line = lineAt(start);
    },
    close() {
      stack.pop();
      items.pop();
    },
  });
}

interface Scan {
  /** A container starts; false skips what is inside. */
  open(kind: 'object' | 'array'): boolean;
  /** A key, with its quotes. */
  key(start: number, end: number): void;
  /** An item of an array. */
  item?(start: number): void;
  close(): void;
}

/** Walks over the tokens of a text that is known to be valid JSON. */
function scanJson(text: string, scan: Scan): void {
  const arrays: boolean[] = [];
  let skippedFrom = 0;
  let expectsItem = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 58) continue;
    if (code === 44) {
      expectsItem = arrays.at(-1) === true;
      continue;
    }
    if (code === 93 || code === 125) {
      if (skippedFrom === 0 || skippedFrom === arrays.length) {
        skippedFrom = 0;
        scan.close();
      }
      arrays.pop();
      expectsItem = false;
      continue;
    }
    const heard = skippedFrom === 0;
    if (expectsItem && heard) scan.item?.(at);
    expectsItem = false;
    if (code === 123 || code === 91) {
      arrays.push(code === 91);
      expectsItem = code === 91;
      if (heard && !scan.open(code === 91 ? 'array' : 'object')) skippedFrom = arrays.length;
    } else if (code === quote) {
      const end = endOfString(text, at);
      if (heard && arrays.at(-1) === false && isKey(text, end)) scan.key(at, end);
      at = end - 1;
    } else {
      at = endOfWord(text, at) - 1;
    }
  }
}

function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes++;
    if (slashes % 2 === 0) return end + 1;
  }
  return text.length;
}

function isKey(text: string, end: number): boolean {
  let at = end;
  while (text.charCodeAt(at) <= 32) at++;
  return text.charCodeAt(at) === 58;
}

function endOfWord(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && !',]} \n\r\t'.includes(text.charAt(at))) at++;
  return at;
}
