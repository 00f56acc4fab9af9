import { textOf } from './text.ts';
import type { LineTable } from '../../texts/line-table.ts';
import { limits, SyntaxProblem } from '../../texts/syntax.ts';
import { numberOf, type Tokens, unexpected } from '../../texts/tokens.ts';

/** Reads the name of an option: `deprecated`, `(google.api.http).get`, `features.enum_type`. @throws SyntaxProblem */
export function optionName(tokens: Tokens): string {
  let name = '';
  do {
    if (tokens.skip('(')) {
      name += '(';
      while (!tokens.skip(')')) name += nameOrDot(tokens);
      name += ')';
    } else name += tokens.name().value;
    if (tokens.peek.value === '.') name += '.';
  } while (tokens.skip('.'));
  return name;
}

function nameOrDot(tokens: Tokens): string {
  return tokens.skip('.') ? '.' : tokens.name().value;
}

/**
 * Reads a value: a text, a number, a name, or a message in braces, which becomes a map whose lines are noted.
 * @throws SyntaxProblem
 */
export function constant(tokens: Tokens, lines: LineTable, depth = 0): unknown {
  const { kind, value } = tokens.peek;
  if (kind === 'text') return textOf(tokens);
  if (value === '{' || value === '<') return aggregate(tokens, lines, depth + 1);
  if (value === '[') return list(tokens, lines, depth + 1);
  if (value === '-' || value === '+') {
    tokens.take();
    const number = constant(tokens, lines, depth);
    return typeof number === 'number' ? (value === '-' ? -number : number) : `${value}${String(number)}`;
  }
  if (kind === 'number') {
    const number = numberOf(tokens.take().value);
    return Number.isNaN(number) ? value : number;
  }
  if (kind !== 'name') throw unexpected(tokens.peek, 'a value');
  let name = tokens.take().value;
  while (tokens.skip('.')) name += `.${tokens.name().value}`;
  return name === 'true' || name === 'false' ? name === 'true' : name;
}

function list(tokens: Tokens, lines: LineTable, depth: number): unknown[] {
  tooDeep(tokens, depth);
  tokens.expect('[');
  const values: unknown[] = [];
  while (!tokens.skip(']')) {
    lines.note(values, values.length, tokens.peek.line);
    values.push(constant(tokens, lines, depth));
    tokens.skip(',');
  }
  return values;
}

/** A message in text format: what stands several times is a list. */
function aggregate(tokens: Tokens, lines: LineTable, depth: number): Record<string, unknown> {
  tooDeep(tokens, depth);
  const closing = tokens.take().value === '{' ? '}' : '>';
  const values = new Map<string, { readonly line: number; readonly value: unknown }[]>();
  while (!tokens.skip(closing)) {
    const { line } = tokens.peek;
    const name = fieldName(tokens);
    const colon = tokens.skip(':');
    const next = tokens.peek.value;
    if (!colon && next !== '{' && next !== '<') throw unexpected(tokens.peek, '`:`');
    const value = constant(tokens, lines, depth);
    const all = values.get(name) ?? [];
    values.set(name, all);
    const each = Array.isArray(value) ? (value as unknown[]) : [value];
    for (const [index, one] of each.entries()) {
      all.push({ line: Array.isArray(value) ? lines.of(value, index) : line, value: one });
    }
    if (!tokens.skip(',')) tokens.skip(';');
  }
  const map: Record<string, unknown> = {};
  for (const [name, all] of values) {
    const list = all.map(({ value }) => value);
    for (const [index, { line }] of all.entries()) lines.note(list, index, line);
    lines.set(map, name, list.length === 1 ? list[0] : list, all[0]?.line ?? 0);
  }
  return map;
}

function fieldName(tokens: Tokens): string {
  if (!tokens.skip('[')) return tokens.name().value;
  let name = '[';
  while (!tokens.skip(']')) name += tokens.skip('/') ? '/' : nameOrDot(tokens);
  return `${name}]`;
}

function tooDeep(tokens: Tokens, depth: number): void {
  if (depth <= limits.depth) return;
  throw new SyntaxProblem(`it is nested deeper than ${limits.depth} levels`, 'flatten it', tokens.peek.line);
}
