import { SyntaxProblem } from '../../texts/syntax.ts';
import { type Tokens, unexpected } from '../../texts/tokens.ts';
import type { Annotations, Type } from './data.ts';

/** Reads a type; its annotations are added to those of what has it. @throws SyntaxProblem */
export function typeIn(tokens: Tokens, annotations: Annotations, depth = 0): Type {
  if (depth > 100)
    throw new SyntaxProblem('its types are nested deeper than 100 levels', 'name some', tokens.peek.line);
  const name = dottedName(tokens);
  const of: Type[] = [];
  if (tokens.peek.value === 'cpp_type') cppType(tokens, annotations);
  if ((name === 'list' || name === 'set' || name === 'map') && tokens.skip('<')) {
    of.push(typeIn(tokens, annotations, depth + 1));
    if (name === 'map') {
      tokens.expect(',');
      of.push(typeIn(tokens, annotations, depth + 1));
    }
    tokens.expect('>');
    if (tokens.peek.value === 'cpp_type') cppType(tokens, annotations);
  }
  annotationsIn(tokens, annotations);
  // The one is an alias of the other.
  return { name: name === 'byte' ? 'i8' : name, of };
}

function cppType(tokens: Tokens, annotations: Annotations): void {
  tokens.take();
  annotations['cpp_type'] = tokens.text();
}

/** Reads `(key = "value", key)`, if it stands here. @throws SyntaxProblem */
export function annotationsIn(tokens: Tokens, into: Annotations): void {
  if (!tokens.skip('(')) return;
  while (!tokens.skip(')')) {
    const name = dottedName(tokens);
    const value = tokens.skip('=') ? tokens.text() : true;
    Object.defineProperty(into, name, { value, enumerable: true, configurable: true, writable: true });
    skipSeparator(tokens);
  }
}

/** Reads a name, perhaps of another file: `shared.Order`. @throws SyntaxProblem */
export function dottedName(tokens: Tokens): string {
  let name = tokens.name().value;
  while (tokens.skip('.')) name += `.${tokens.name().value}`;
  return name;
}

/** Skips the comma or semicolon that may follow each item of a list. */
export function skipSeparator(tokens: Tokens): void {
  if (!tokens.skip(',')) tokens.skip(';');
}

/** Reads a value into its normal form, in which texts keep their quotes. @throws SyntaxProblem */
export function valueIn(tokens: Tokens, depth = 0): string {
  if (depth > 100) {
    throw new SyntaxProblem('its values are nested deeper than 100 levels', 'flatten them', tokens.peek.line);
  }
  const { kind, value } = tokens.peek;
  if (kind === 'text') return JSON.stringify(tokens.text());
  if (tokens.skip('-')) return `-${numberIn(tokens)}`;
  if (tokens.skip('+') || kind === 'number') return numberIn(tokens);
  if (kind === 'name') return dottedName(tokens);
  if (tokens.skip('[')) return `[${itemsIn(tokens, ']', () => valueIn(tokens, depth + 1)).join(', ')}]`;
  if (!tokens.skip('{')) throw unexpected(tokens.peek, `a value, and not \`${value.slice(0, 20)}\`,`);
  const entries = itemsIn(tokens, '}', () => {
    const key = valueIn(tokens, depth + 1);
    tokens.expect(':');
    return `${key}: ${valueIn(tokens, depth + 1)}`;
  });
  return `{${entries.toSorted().join(', ')}}`;
}

function itemsIn(tokens: Tokens, end: string, item: () => string): string[] {
  const items: string[] = [];
  while (!tokens.skip(end)) {
    items.push(item());
    skipSeparator(tokens);
  }
  return items;
}

function numberIn(tokens: Tokens): string {
  const { kind, value } = tokens.peek;
  if (kind !== 'number') throw unexpected(tokens.peek, 'a number');
  tokens.take();
  if (/^(?:\d+|0[xX][\da-fA-F]+)$/.test(value)) return String(BigInt(value));
  return Number.isNaN(Number(value)) ? value : String(Number(value));
}
