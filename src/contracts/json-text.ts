import { lineCounter } from './line-counter.ts';
import { limits, SyntaxProblem, type Wanted } from './syntax.ts';

const quote = 34;
const comma = 44;
const colon = 58;
const openList = 91;
const backslash = 92;
const closeList = 93;
const openMap = 123;
const closeMap = 125;

/**
 * Where every key and item of a JSON text starts, in document order, as pairs of numbers: its offset, and the index
 * after everything inside it. Keys have their offset, items their offset negated and less one.
 */
export type Outline = Int32Array;

/**
 * Parses JSON strictly. Duplicate keys are refused: RFC 8259 section 4 leaves open which one counts.
 * @throws SyntaxProblem
 */
export function parseJson(text: string): { readonly value: unknown; readonly outline: Outline } {
  try {
    const value: unknown = JSON.parse(text);
    return { value, outline: outlineOf(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const offset = /position (\d+)/.exec(error.message)?.[1];
    const line = lineCounter(text)(offset === undefined ? text.length : Number(offset));
    throw new SyntaxProblem('it is not valid JSON', 'correct the syntax at this line', line);
  }
}

/** Fills in the lines of the wanted keys and items, skipping what nobody wants. */
export function locateInJson(text: string, outline: Outline, root: Wanted): void {
  const lineAt = lineCounter(text);
  const visit = (from: number, to: number, wanted: Wanted): void => {
    let item = 0;
    for (let index = from; index < to; index = outline[index + 1] ?? to) {
      const mark = outline[index] ?? 0;
      const offset = mark < 0 ? -mark - 1 : mark;
      const child = wanted.below.get(mark < 0 ? item++ : keyAt(text, offset));
      if (child === undefined) continue;
      child.line = lineAt(offset);
      if (child.below.size > 0) visit(index + 2, outline[index + 1] ?? to, child);
    }
  };
  visit(0, outline.length, root);
}

function keyAt(text: string, start: number): string {
  const raw = text.slice(start, endOfString(text, start));
  return raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1);
}

/** One pass over the tokens of a text that is known to be valid JSON. */
function outlineOf(text: string): Outline {
  let outline = new Int32Array(1024);
  let length = 0;
  const opened: number[] = [];
  const keys: (Set<string> | null)[] = [];
  let last = -1;
  let expectsItem = false;
  const mark = (value: number): void => {
    if (length === outline.length) {
      const larger = new Int32Array(length * 2);
      larger.set(outline);
      outline = larger;
    }
    last = length;
    outline[length] = value;
    outline[length + 1] = length + 2;
    length += 2;
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === colon) continue;
    if (code === comma) {
      expectsItem = keys.at(-1) === null;
      continue;
    }
    if (code === closeList || code === closeMap) {
      keys.pop();
      const holder = opened.pop() ?? -1;
      if (holder >= 0) outline[holder + 1] = length;
      expectsItem = false;
      continue;
    }
    if (expectsItem) mark(-at - 1);
    expectsItem = code === openList;
    if (code === openList || code === openMap) {
      if (opened.push(last) > limits.depth) {
        throw new SyntaxProblem(`it is nested deeper than ${limits.depth} levels`, 'flatten it', lineCounter(text)(at));
      }
      keys.push(code === openMap ? new Set() : null);
    } else if (code === quote) {
      const end = endOfString(text, at);
      const siblings = keys.at(-1);
      if (siblings && isKey(text, end)) {
        once(siblings, text, at, end);
        mark(at);
      }
      at = end - 1;
    } else {
      at = endOfWord(text, at) - 1;
    }
  }
  return outline.subarray(0, length);
}

function once(siblings: Set<string>, text: string, start: number, end: number): void {
  const key = text.slice(start + 1, end - 1);
  const size = siblings.size;
  if (siblings.add(key).size > size) return;
  const because = `the key "${key.slice(0, 60)}" stands twice in the same object`;
  throw new SyntaxProblem(because, 'keep one of the two', lineCounter(text)(start));
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
  return text.charCodeAt(at) === colon;
}

function endOfWord(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && !',]} \n\r\t'.includes(text.charAt(at))) at++;
  return at;
}
