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

/** Reads a value: a text, a number, a name, or a message in braces, which becomes a map. @throws SyntaxProblem */
export function constant(tokens: Tokens, depth = 0): unknown {
  const { kind, value } = tokens.peek;
  if (kind === 'text') return tokens.text();
  if (value === '{' || value === '<') return aggregate(tokens, depth + 1);
  if (value === '[') return list(tokens, depth + 1);
  if (value === '-' || value === '+') {
    tokens.take();
    const number = constant(tokens, depth);
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

function list(tokens: Tokens, depth: number): unknown[] {
  tooDeep(tokens, depth);
  tokens.expect('[');
  const values: unknown[] = [];
  while (!tokens.skip(']')) {
    values.push(constant(tokens, depth));
    tokens.skip(',');
  }
  return values;
}

/** A message in text format: what stands several times is a list. */
function aggregate(tokens: Tokens, depth: number): Record<string, unknown> {
  tooDeep(tokens, depth);
  const closing = tokens.take().value === '{' ? '}' : '>';
  const values = new Map<string, unknown[]>();
  while (!tokens.skip(closing)) {
    const name = fieldName(tokens);
    const colon = tokens.skip(':');
    const next = tokens.peek.value;
    if (!colon && next !== '{' && next !== '<') throw unexpected(tokens.peek, '`:`');
    const value = constant(tokens, depth);
    const all = values.get(name) ?? [];
    values.set(name, all);
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) all.push(one);
    if (!tokens.skip(',')) tokens.skip(';');
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? all[0] : all]));
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
