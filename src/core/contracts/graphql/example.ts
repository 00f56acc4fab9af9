import type { Document } from '../../texts/document.ts';
import { inJson } from '../../texts/exact.ts';
import type { Around, Example } from '../format.ts';
import type { NamedNode } from './schema.ts';
import { Schema } from './schema.ts';
import { type FieldText, isRequired } from './sdl.ts';
import { namedType, nullableType } from './type-text.ts';
import { wholeOf } from './units.ts';

/** Deeper than this nothing is selected or given, and so is what comes after so many fields. */
const deepest = 3;
const most = 40;

/** An operation as a query with what has to be given and all that can be asked without more, and what comes back; null where there is none. */
export function exampleOf(document: Document, operation: string, { documents }: Around): Example | null {
  const schema = new Schema(wholeOf({ name: '', title: '', documents: [document] }, documents));
  const found = schema.operations.find(({ name }) => name === operation);
  if (found === undefined) return null;
  const [kind = '', name = ''] = operation.split('.');
  const text = found.node.raw as FieldText;
  const { selection, value } = new Selecting(schema).field(name, text, 0);
  return {
    operation,
    at: found.node.spot,
    language: 'graphql',
    request: [`${kind.toLowerCase()} {`, ...selection.map((line) => `  ${line}`), '}'],
    response: JSON.stringify({ data: { [name]: value } }, inJson, 2).split('\n'),
    others: [],
    parameters: Object.keys(text.arguments),
    headers: [],
    schemes: null,
    token: null,
    isList: isList(text.type),
  };
}

/** Fields as they are selected, and the values that answer them. */
class Selecting {
  readonly #schema: Schema;
  #left = most;

  constructor(schema: Schema) {
    this.#schema = schema;
  }

  field(name: string, { type, arguments: asked }: FieldText, depth: number) {
    const given = Object.entries(asked).flatMap(([argument, one]) =>
      isRequired(one) ? [`${argument}: ${this.#given(one.type, depth)}`] : [],
    );
    const call = `${name}${given.length > 0 ? `(${given.join(', ')})` : ''}`;
    const { fields, value } = this.#inside(namedType(type), depth);
    const selection = fields === null ? [call] : [`${call} {`, ...fields.map((line) => `  ${line}`), '}'];
    return { selection, value: isList(type) ? [value] : value };
  }

  /** What is selected of a type, null where it is selected by itself, and a value of it. */
  #inside(type: string, depth: number): { readonly fields: readonly string[] | null; readonly value: unknown } {
    const entry = this.#schema.types.get(type);
    if (entry === undefined || entry.kind === 'scalar') return { fields: null, value: scalars.get(type) ?? 'text' };
    if (entry.kind === 'enum') return { fields: null, value: this.#schema.values(entry)[0]?.name ?? 'text' };
    const value: Record<string, unknown> = {};
    const fields = this.#schema.fields(entry).flatMap((one) => {
      if (!this.#isSelected(one, depth) || --this.#left < 0) return [];
      const inner = this.field(one.name, one.node.raw as FieldText, depth + 1);
      value[one.name] = inner.value;
      return inner.selection;
    });
    if (fields.length > 0) return { fields, value };
    const [member] = this.#schema.possible(entry);
    return { fields: ['__typename'], value: { __typename: member?.name ?? type } };
  }

  #isSelected({ node }: NamedNode, depth: number): boolean {
    const { type, arguments: asked } = node.raw as FieldText;
    const kind = this.#schema.types.get(namedType(type))?.kind ?? 'scalar';
    return !Object.values(asked).some(isRequired) && (depth < deepest || kind === 'scalar' || kind === 'enum');
  }

  /** A value as it is written in a query: of an input, the fields that have to be there. */
  #given(type: string, depth: number): string {
    const inner = nullableType(type);
    if (inner.startsWith('[')) return depth > deepest ? '[]' : `[${this.#given(inner.slice(1, -1), depth)}]`;
    const entry = this.#schema.types.get(inner);
    if (entry?.kind === 'enum') return this.#schema.values(entry)[0]?.name ?? 'null';
    if (entry?.kind !== 'input') return JSON.stringify(scalars.get(inner) ?? 'text');
    if (depth > deepest) return '{}';
    const needed = this.#schema.fields(entry).flatMap(({ name, node }) => {
      const one = node.raw as FieldText;
      return isRequired(one) ? [`${name}: ${this.#given(one.type, depth + 1)}`] : [];
    });
    return `{${needed.join(', ')}}`;
  }
}

const scalars: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['Int', 1],
  ['Float', 1.5],
  ['Boolean', true],
  ['ID', '1'],
]);

function isList(type: string): boolean {
  return nullableType(type).startsWith('[');
}
