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
    const outline = outlineOf(text);
    if (sizeOf(value) * 2 !== outline.length) refuseDuplicates(text, outline);
    return { value, outline };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const line = lineCounter(text)(faultIn(text, error.message));
    throw new SyntaxProblem('it is not valid JSON', 'correct the syntax at this line', line);
  }
}

/** An offset on the line that keeps the text from being JSON, given what the parser said about it. */
function faultIn(text: string, said: string): number {
  const [, position] = /position (\d+)/.exec(said) ?? [];
  if (position !== undefined) return Number(position);
  if (!isMisplaced(said)) return text.length;
  // The parser names no position for a character that cannot stand where it does: the shortest start of the text that
  // is refused for such a character ends with it.
  let [fits, fails] = [0, text.length];
  while (text.slice(fits, fails - 1).includes('\n')) {
    const middle = (fits + fails) >> 1;
    if (isMisplaced(saidOf(text.slice(0, middle)))) fails = middle;
    else fits = middle;
  }
  return fits;
}

function isMisplaced(said: string): boolean {
  return said.startsWith('Unexpected token');
}

function saidOf(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return (error as Error).message;
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
  let outline = new Int32Array(Math.max(1024, text.length >> 4));
  let length = 0;
  // For each open container: the entry it is the value of, and whether it is a list.
  const holders: number[] = [];
  const lists: boolean[] = [];
  let inList = false;
  let expectsItem = false;
  let last = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === colon) continue;
    if (code === comma) {
      expectsItem = inList;
      continue;
    }
    if (code === closeList || code === closeMap) {
      const holder = holders.pop() ?? -1;
      if (holder >= 0) outline[holder + 1] = length;
      lists.pop();
      inList = lists.at(-1) === true;
      expectsItem = false;
      continue;
    }
    const end = code === quote ? endOfString(text, at) : -1;
    if (expectsItem || (end >= 0 && !inList && isKey(text, end))) {
      if (length === outline.length) {
        const larger = new Int32Array(length * 2);
        larger.set(outline);
        outline = larger;
      }
      last = length;
      outline[length] = expectsItem ? -at - 1 : at;
      outline[length + 1] = length + 2;
      length += 2;
    }
    expectsItem = code === openList;
    if (code === openList || code === openMap) {
      if (holders.push(last) > limits.depth) {
        throw new SyntaxProblem(`it is nested deeper than ${limits.depth} levels`, 'flatten it', lineCounter(text)(at));
      }
      inList = code === openList;
      lists.push(inList);
    } else {
      at = (end >= 0 ? end : endOfWord(text, at)) - 1;
    }
  }
  return outline.subarray(0, length);
}

/** How many keys and items there are below a value. */
function sizeOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let size = 0;
  if (Array.isArray(value)) {
    size = value.length;
    for (const item of value) size += sizeOf(item);
    return size;
  }
  for (const key in value) size += 1 + sizeOf((value as Record<string, unknown>)[key]);
  return size;
}

/** Finds the key that stands twice, which is in the text and not in the value. */
function refuseDuplicates(text: string, outline: Outline): void {
  const visit = (from: number, to: number): void => {
    const keys = new Set<string>();
    for (let index = from; index < to; index = outline[index + 1] ?? to) {
      const offset = outline[index] ?? 0;
      const key = offset < 0 ? null : keyAt(text, offset);
      if (key !== null && keys.has(key)) {
        const because = `the key "${key.slice(0, 60)}" stands twice in the same object`;
        throw new SyntaxProblem(because, 'keep one of the two', lineCounter(text)(offset));
      }
      if (key !== null) keys.add(key);
      visit(index + 2, outline[index + 1] ?? to);
    }
  };
  visit(0, outline.length);
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
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === comma || code === closeList || code === closeMap) break;
  }
  return at;
}
