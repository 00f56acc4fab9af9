import { limits, SyntaxProblem } from '../../texts/syntax.ts';
import { tooDeep } from './graphql-js.ts';
import { NotSdl, type Words } from './words.ts';

/** A constant value: written in one notation, or a list of such. */
export type Literal = { readonly text: string; readonly isNumber: boolean } | readonly Literal[];

/** Reads a constant. @throws NotSdl SyntaxProblem */
export function literal(words: Words, depth = 0): Literal {
  bounded(depth);
  const { kind } = words;
  if (words.skip('[')) {
    const items: Literal[] = [];
    while (!words.skip(']')) items.push(literal(words, depth + 1));
    return items;
  }
  if (words.skip('{')) {
    return { text: words.skip('}') ? '{}' : `{${entries(words, '}', depth + 1)}}`, isNumber: false };
  }
  if (kind === 'text') return { text: JSON.stringify(words.said()), isNumber: false };
  if (kind !== 'name' && kind !== 'number') throw new NotSdl();
  const text = words.value;
  words.take();
  return { text, isNumber: kind === 'number' };
}

/** Reads what stands under names up to a sign: strings as in JSON, the names in alphabetical order. @throws NotSdl SyntaxProblem */
export function entries(words: Words, end: string, depth = 0): string {
  const pairs: string[] = [];
  do {
    const name = words.name();
    words.expect(':');
    pairs.push(`${name}: ${written(literal(words, depth))}`);
  } while (!words.skip(end));
  return pairs.toSorted().join(', ');
}

/** A default as it is read: one value where a list is asked for is a list of it, `1.0` is the float `1`. */
export function writtenDefault(value: Literal, type: string): string {
  if (type.endsWith('!')) return writtenDefault(value, type.slice(0, -1));
  if (type.startsWith('[')) {
    if (!isList(value) && value.text === 'null') return 'null';
    const items = isList(value) ? value : [value];
    return `[${items.map((item) => writtenDefault(item, type.slice(1, -1))).join(', ')}]`;
  }
  return type === 'Float' && !isList(value) && value.isNumber ? String(Number(value.text)) : written(value);
}

/** @throws SyntaxProblem where parts stand in each other more deeply than anybody writes them. */
export function bounded(depth: number): void {
  if (depth > limits.depth) throw new SyntaxProblem(...tooDeep);
}

function written(value: Literal): string {
  return isList(value) ? `[${value.map(written).join(', ')}]` : value.text;
}

function isList(value: Literal): value is readonly Literal[] {
  return Array.isArray(value);
}
