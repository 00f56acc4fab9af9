import type { LineTable } from '../../texts/line-table.ts';
import { limits, SyntaxProblem } from '../../texts/syntax.ts';
import type { Scanner } from './scanner.ts';

/** A map of the normal form. Without a prototype, because its keys are chosen by whoever wrote the text. */
export type Fields = Record<string, unknown>;

/** An empty map of the normal form. */
export function noFields(): Fields {
  return Object.create(null) as Fields;
}

const words: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

/** Reads a value: a map, a list, a text, a number, a word or the id of a shape. @throws SyntaxProblem */
export function readValue(scanner: Scanner, lines: LineTable, depth = 0): unknown {
  const { kind, value, line } = scanner.next;
  if (depth > limits.depth) throw new SyntaxProblem('its values are nested too deeply', 'nest them less', line);
  if (kind === 'sign' && value === '{') {
    scanner.take();
    return readFields(scanner, lines, '}', depth);
  }
  if (kind === 'sign' && value === '[') return readList(scanner, lines, depth);
  if (kind === 'sign' || kind === 'end') return scanner.refuse('a value');
  scanner.take();
  if (kind === 'number') return Number(value);
  return kind === 'name' && Object.hasOwn(words, value) ? words[value] : value;
}

/** Reads `key: value` up to a closing sign, which is taken. @throws SyntaxProblem */
export function readFields(scanner: Scanner, lines: LineTable, closing: '}' | ')', depth = 0): Fields {
  const fields = noFields();
  while (!scanner.skip(closing)) {
    if (scanner.next.kind !== 'name' && scanner.next.kind !== 'text') scanner.refuse('a key');
    const { value: key, line } = scanner.take();
    scanner.expect(':');
    fields[key] = readValue(scanner, lines, depth + 1);
    lines.note(fields, key, line);
  }
  return fields;
}

function readList(scanner: Scanner, lines: LineTable, depth: number): unknown[] {
  const items: unknown[] = [];
  scanner.take();
  while (!scanner.skip(']')) {
    lines.note(items, items.length, scanner.next.line);
    items.push(readValue(scanner, lines, depth + 1));
  }
  return items;
}

/** What stands in the brackets of a trait: fields, one value, or nothing. @throws SyntaxProblem */
export function readTraitValue(scanner: Scanner, lines: LineTable): unknown {
  if (!scanner.is('(') || !scanner.next.close) return noFields();
  scanner.take();
  if (scanner.skip(')')) return noFields();
  const first = scanner.next;
  if (first.kind !== 'name' && first.kind !== 'text') return closed(readValue(scanner, lines), scanner);
  scanner.take();
  if (!scanner.skip(':')) {
    const isWord = first.kind === 'name' && Object.hasOwn(words, first.value);
    return closed(isWord ? words[first.value] : first.value, scanner);
  }
  const head = readValue(scanner, lines, 1);
  const rest = readFields(scanner, lines, ')');
  rest[first.value] = head;
  lines.note(rest, first.value, first.line);
  return rest;
}

function closed(value: unknown, scanner: Scanner): unknown {
  scanner.expect(')');
  return value;
}
