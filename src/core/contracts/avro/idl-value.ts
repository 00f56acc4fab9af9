import type { LineTable } from '../../texts/line-table.ts';
import { SyntaxProblem } from '../../texts/syntax.ts';
import { numberOf, type Tokens, unexpected } from '../../texts/tokens.ts';

/** A value as JSON has them. */
export type Json = string | number | bigint | boolean | null | Json[] | { [key: string]: Json };

/** Reads a value of JSON, with its lines. @throws SyntaxProblem */
export function jsonIn(tokens: Tokens, lines: LineTable, depth = 0): Json {
  const { kind, value, line } = tokens.peek;
  if (depth > 100) throw tooDeep('values', line);
  if (kind === 'text') return saidBy(tokens.take().value);
  const sign = tokens.skip('-') ? -1 : 1;
  if (tokens.peek.kind === 'number') return numberIn(tokens, sign);
  if (tokens.peek.kind === 'name' && words.has(tokens.peek.value)) return wordFor(tokens.take().value, sign);
  if (tokens.skip('[')) {
    const list: Json[] = [];
    while (!tokens.skip(']')) {
      lines.note(list, list.length, tokens.peek.line);
      list.push(jsonIn(tokens, lines, depth + 1));
      if (tokens.peek.value !== ']') tokens.expect(',');
    }
    return list;
  }
  if (!tokens.skip('{')) throw unexpected({ kind, value, line }, 'a value of JSON');
  const map: { [key: string]: Json } = {};
  while (!tokens.skip('}')) {
    const { line: at } = tokens.peek;
    const key = saidBy(tokens.text());
    tokens.expect(':');
    lines.set(map, key, jsonIn(tokens, lines, depth + 1), at);
    if (tokens.peek.value !== '}') tokens.expect(',');
  }
  return map;
}

/** That something is nested deeper than anybody writes. */
export function tooDeep(what: string, line: number): SyntaxProblem {
  return new SyntaxProblem(`its ${what} are nested deeper than 100 levels`, 'flatten them', line);
}

const words = new Set(['true', 'false', 'null', 'NaN', 'Infinity']);

function wordFor(word: string, sign: number): Json {
  if (word === 'NaN') return word;
  if (word === 'Infinity') return sign < 0 ? '-Infinity' : word;
  return word === 'null' ? null : word === 'true';
}

function numberIn(tokens: Tokens, sign: number): Json {
  const token = tokens.take();
  const number = sign * numberOf(token.value);
  if (Number.isNaN(number)) throw unexpected(token, 'a number');
  const isExact = Number.isSafeInteger(number) || !/^[1-9]\d*$/.test(token.value);
  return isExact ? number : BigInt(sign) * BigInt(token.value);
}

/** What a text in quotes says; escapes that JSON does not know stay as they are written. */
function saidBy(written: string): string {
  try {
    return JSON.parse(`"${written}"`) as string;
  } catch {
    return written;
  }
}
