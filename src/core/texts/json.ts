import { exactly } from './exact.ts';
import { lineCounter } from './line-counter.ts';
import { limits, SyntaxProblem, tooManyItems, type Wanted } from './syntax.ts';

const quote = 34;
const colon = 58;
const openList = 91;
const backslash = 92;
const closeList = 93;
const openMap = 123;
const closeMap = 125;

/** A JSON text, its value, and the offsets of the closing quotes of its keys, in document order. */
export interface Json {
  readonly text: string;
  readonly value: unknown;
  readonly keys: readonly number[];
  /** The number of keys in each map and list near the top. */
  readonly counts: ReadonlyMap<object, number>;
}

/**
 * Parses JSON strictly. Duplicate keys are refused: RFC 8259 section 4 leaves open which one counts.
 * @throws SyntaxProblem
 */
export function parseJson(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    const counter = new KeyCounter();
    const total = counter.in([value]);
    let keys = quotedColons(text);
    if (total !== keys.length) keys = keysOf(text);
    if (total !== keys.length) rejectText(text);
    if (!counter.mayBeRounded) return { text, value, keys, counts: counter.near };
    const exact = parsedExactly(text);
    const again = new KeyCounter();
    again.in([exact]);
    return { text, value: exact, keys, counts: again.near };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const line = lineCounter(text)(faultOffset(text, error.message));
    throw new SyntaxProblem('it is not valid JSON', 'correct the syntax at this line', line);
  }
}

function parsedExactly(text: string): unknown {
  const revive = (_key: string, value: unknown, { source = '' }: { readonly source?: string } = {}) =>
    typeof value === 'number' ? exactly(source, value) : value;
  return JSON.parse(text, revive);
}

/** An offset on the line of the syntax error, given the parser's message. */
function faultOffset(text: string, said: string): number {
  const [, position] = /position (\d+)/.exec(said) ?? [];
  if (position !== undefined) return Number(position);
  if (!isMisplaced(said)) return text.length;
  // The parser gives no position for an unexpected character. The shortest prefix of the text that fails with one ends with
  // it: a binary search finds its line.
  let [fits, fails] = [0, text.length];
  while (text.slice(fits, fails - 1).includes('\n')) {
    const middle = (fits + fails) >> 1;
    if (isMisplaced(parseErrorOf(text.slice(0, middle)))) fails = middle;
    else fits = middle;
  }
  return fits;
}

function isMisplaced(said: string): boolean {
  return said.startsWith('Unexpected token');
}

function parseErrorOf(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/**
 * Sets the lines of the wanted keys and items. The number of keys in each value that is skipped tells which key of the text
 * comes after it.
 */
export function locateInJson({ text, value, keys, counts }: Json, root: Wanted): void {
  const lineAt = lineCounter(text);
  const counter = new KeyCounter();
  let keyIndex = 0;

  /** Visits a value that starts at an offset, or skips it with all its keys. */
  function skipValue(from: unknown, at: number, wanted: Wanted | undefined): void {
    if (!isNested(from)) return;
    if (wanted === undefined || wanted.below.size === 0)
      keyIndex += counts.get(from) ?? counter.in(from, remembered + 1);
    else if (Array.isArray(from)) visitItems(from, at, wanted.below);
    else visitEntries(from as Readonly<Record<string, unknown>>, wanted.below);
  }

  function visitEntries(map: Readonly<Record<string, unknown>>, wanted: Wanted['below']): void {
    const names = Object.keys(map);
    // A map has names that are numbers before others, and in their own order.
    const areInOrder = !/^\d/.test(names[0] ?? '');
    for (const name of names) {
      const end = (keys[keyIndex++] ?? 0) + 1;
      const key = areInOrder ? name : keyAt(text, startOfString(text, end), end);
      const child = wanted.get(key);
      if (child !== undefined) child.line = lineAt(startOfString(text, end));
      skipValue(map[key], end, child);
    }
  }

  function visitItems(list: readonly unknown[], start: number, wanted: Wanted['below']): void {
    let at = text.indexOf('[', start);
    for (const [position, item] of list.entries()) {
      at = pastSpace(text, at + 1);
      const child = wanted.get(position);
      if (child !== undefined) child.line = lineAt(at);
      skipValue(item, at, child);
      at = text.indexOf(',', endOfValue(text, at));
    }
  }

  skipValue(value, 0, root);
}

function keyAt(text: string, start: number, end: number): string {
  const raw = text.slice(start, end);
  return raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1);
}

/**
 * The offsets of quotes before a colon: the ends of all keys, and of what looks like one inside a string. If there are as
 * many as the value has keys, they are exactly the keys, and no key is duplicated. Colons are rarer than quotes, so this is
 * fast.
 */
function quotedColons(text: string): number[] {
  const found: number[] = [];
  for (let colonAt = text.indexOf(':'); colonAt !== -1; colonAt = text.indexOf(':', colonAt + 1)) {
    let at = colonAt - 1;
    while (text.charCodeAt(at) <= 32) at--;
    if (text.charCodeAt(at) === quote && !isEscaped(text, at)) found.push(at);
  }
  return found;
}

/** The ends of the keys of a valid text: the strings before a colon. */
function keysOf(text: string): number[] {
  const keys: number[] = [];
  for (let at = text.indexOf('"'); at !== -1;) {
    const end = endOfString(text, at);
    const next = pastSpace(text, end);
    if (text.charCodeAt(next) === colon) keys.push(end - 1);
    at = text.indexOf('"', next);
  }
  return keys;
}

/** The depth down to which counts are stored: that of the operations and schemas of a contract, which have many keys. */
const remembered = 4;

/** Counts the keys in values. */
class KeyCounter {
  /** The number of keys in each map and list near the top. */
  readonly near = new Map<object, number>();
  /** Whether a number is so large that JavaScript may have rounded it. */
  mayBeRounded = false;

  /** The number of keys in a value; NaN if it is nested too deeply. @throws SyntaxProblem if a list or map is too long. */
  in(value: object, depth = 0): number {
    if (depth > limits.depth) return Number.NaN;
    let count = 0;
    if (Array.isArray(value)) {
      if (value.length > limits.items) throw tooManyItems();
      for (const item of value) count += this.#below(item, depth);
    } else {
      let items = 0;
      for (const key in value) {
        if (++items > limits.items) throw tooManyItems();
        const child = (value as Record<string, unknown>)[key];
        // Most values are strings, which have no keys.
        count += typeof child === 'string' ? 1 : 1 + this.#below(child, depth);
      }
    }
    if (depth <= remembered) this.near.set(value, count);
    return count;
  }

  #below(value: unknown, depth: number): number {
    if (isNested(value)) return this.in(value, depth + 1);
    if (typeof value === 'number' && (value >= 1e15 || value <= -1e15)) this.mayBeRounded = true;
    return 0;
  }
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/**
 * Finds why the text has more keys than its value: a duplicate key, or too deep nesting.
 * @throws SyntaxProblem
 */
function rejectText(text: string): void {
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === closeList || code === closeMap) open.pop();
    if ((code === openList || code === openMap) && open.push(new Set()) > limits.depth) {
      throw new SyntaxProblem(`it is nested deeper than ${limits.depth} levels`, 'flatten it', lineCounter(text)(at));
    }
    if (code !== quote) continue;
    const end = endOfString(text, at);
    if (text.charCodeAt(pastSpace(text, end)) === colon) {
      const key = keyAt(text, at, end);
      if (open.at(-1)?.has(key)) {
        const because = `the key "${key.slice(0, 60)}" stands twice in the same object`;
        throw new SyntaxProblem(because, 'keep one of the two', lineCounter(text)(at));
      }
      open.at(-1)?.add(key);
    }
    at = end - 1;
  }
}

function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    if (!isEscaped(text, end)) return end + 1;
  }
  return text.length;
}

/** The start of a string whose end is known. */
function startOfString(text: string, end: number): number {
  let start = text.lastIndexOf('"', end - 2);
  while (isEscaped(text, start)) start = text.lastIndexOf('"', start - 1);
  return start;
}

/** Whether the quote at an offset is escaped. */
function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === backslash) slashes++;
  return slashes % 2 === 1;
}

/** The end of a map, list or string; for any other value an offset not after its end. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  let at = start;
  do {
    const code = text.charCodeAt(at);
    if (code === openList || code === openMap) depth++;
    if (code === closeList || code === closeMap) depth--;
    at = code === quote ? endOfString(text, at) : at + 1;
  } while (depth > 0);
  return at;
}

function pastSpace(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) <= 32) at++;
  return at;
}
