import { LineTable } from '../../texts/line-table.ts';
import type { Parsed } from '../../texts/parsed.ts';
import { Tokens, unexpected } from '../../texts/tokens.ts';
import { jsonIn, type Json, tooDeep } from './idl-value.ts';

type Map = Record<string, Json>;

/** Reads Avro's interface language into the JSON that it stands for, with its lines. @throws SyntaxProblem */
export function parseIdl(text: string): Pick<Parsed, 'value' | 'locate'> {
  const lines = new LineTable();
  const value = new Parser(new Tokens(text), lines).file();
  return { value, locate: (wanted) => lines.locate(value, wanted) };
}

/** Names that stand for a primitive with a meaning. */
const logicalTypes: ReadonlyMap<string, readonly [type: string, logicalType: string]> = new Map([
  ['date', ['int', 'date']],
  ['time_ms', ['int', 'time-millis']],
  ['timestamp_ms', ['long', 'timestamp-millis']],
  ['local_timestamp_ms', ['long', 'local-timestamp-millis']],
  ['uuid', ['string', 'uuid']],
]);

class Parser {
  readonly #tokens: Tokens;
  readonly #lines: LineTable;

  constructor(tokens: Tokens, lines: LineTable) {
    this.#tokens = tokens;
    this.#lines = lines;
  }

  /** A protocol, or since Avro 1.12 a namespace, a schema and types without one. */
  file(): Map {
    const tokens = this.#tokens;
    const types: Json[] = [];
    const file: Map = { protocol: '', types, messages: {} };
    if (tokens.skip('namespace')) {
      this.#read(file, 'namespace', () => this.#dotted());
      tokens.expect(';');
    }
    if (tokens.skip('schema')) {
      this.#read(file, 'schema', () => this.#type(this.#annotations()).type);
      tokens.expect(';');
    }
    for (let isFirst = true; tokens.peek.kind !== 'end'; isFirst = false) {
      const annotations = this.#annotations();
      if (isFirst && tokens.skip('protocol')) {
        this.#protocol(file, annotations, types);
        this.#end();
      } else if (!this.#declaration(annotations, types)) throw unexpected(tokens.peek, 'a declaration');
    }
    return file;
  }

  #protocol(file: Map, annotations: Map, types: Json[]): void {
    const { line } = this.#tokens.peek;
    this.#put(file, 'protocol', this.#name(), line);
    for (const key of ['types', 'messages']) this.#lines.note(file, key, line);
    for (const [key, value] of Object.entries(annotations)) this.#put(file, key, value, line);
    this.#tokens.expect('{');
    while (!this.#tokens.skip('}')) {
      const around = this.#annotations();
      if (!this.#declaration(around, types)) this.#message(file['messages'] as Map);
    }
  }

  /** An import or a named type, if one stands here. */
  #declaration(annotations: Map, types: Json[]): boolean {
    const tokens = this.#tokens;
    const { value: word, line, kind } = tokens.peek;
    if (kind !== 'name' || !['import', 'record', 'error', 'enum', 'fixed'].includes(word)) return false;
    tokens.take();
    if (word === 'import') {
      this.#name();
      tokens.text();
      tokens.expect(';');
      return true;
    }
    const type: Map = { type: word };
    this.#lines.note(types, types.length, line);
    this.#lines.note(type, 'type', line);
    types.push(type);
    this.#read(type, 'name', () => this.#name());
    for (const [key, value] of Object.entries(annotations)) this.#put(type, key, value, line);
    if (word === 'fixed') {
      tokens.expect('(');
      this.#read(type, 'size', () => tokens.integer());
      tokens.expect(')');
      tokens.expect(';');
    } else if (word === 'enum') this.#enum(type);
    else {
      const fields: Json[] = [];
      this.#put(type, 'fields', fields);
      tokens.expect('{');
      while (!tokens.skip('}')) {
        this.#fields(fields, true);
        tokens.expect(';');
      }
    }
    return true;
  }

  #enum(type: Map): void {
    const tokens = this.#tokens;
    const symbols: Json[] = [];
    this.#put(type, 'symbols', symbols);
    tokens.expect('{');
    while (!tokens.skip('}')) {
      this.#lines.note(symbols, symbols.length, tokens.peek.line);
      symbols.push(this.#name());
      if (tokens.peek.value !== '}') tokens.expect(',');
    }
    if (!tokens.skip('=')) return;
    this.#read(type, 'default', () => this.#name());
    tokens.expect(';');
  }

  /** A type and the fields that have it: several in a record, one in a request. */
  #fields(into: Json[], several: boolean): void {
    const tokens = this.#tokens;
    const { line } = tokens.peek;
    const written = this.#type(this.#annotations());
    for (;;) {
      const annotations = this.#annotations();
      const field: Map = {};
      this.#lines.note(into, into.length, tokens.peek.line);
      into.push(field);
      this.#read(field, 'name', () => this.#name());
      for (const [key, value] of Object.entries(annotations)) this.#put(field, key, value);
      const hasDefault = tokens.skip('=');
      if (hasDefault) this.#read(field, 'default', () => jsonIn(tokens, this.#lines));
      // Of `type?`, the branch that the default is of comes first.
      const isOther = written.optional && hasDefault && field['default'] !== null;
      this.#put(field, 'type', isOther ? (written.type as Json[]).toReversed() : written.type, line);
      if (!several || !tokens.skip(',')) return;
    }
  }

  #message(into: Map): void {
    const tokens = this.#tokens;
    const { line } = tokens.peek;
    const isVoid = tokens.skip('void');
    const response = isVoid ? 'null' : this.#type(this.#annotations()).type;
    const name = this.#name();
    const request: Json[] = [];
    const message: Map = { request };
    this.#put(message, 'response', response, line);
    tokens.expect('(');
    while (!tokens.skip(')')) {
      this.#fields(request, false);
      if (tokens.peek.value !== ')') tokens.expect(',');
    }
    if (tokens.skip('oneway')) this.#put(message, 'one-way', true);
    else if (tokens.skip('throws')) {
      const errors: Json[] = [];
      this.#put(message, 'errors', errors);
      do {
        this.#lines.note(errors, errors.length, tokens.peek.line);
        errors.push(this.#dotted());
      } while (tokens.skip(','));
    }
    tokens.expect(';');
    this.#lines.declare<Json>(into, name, message, line);
  }

  /** A type; `optional` where it is written with a question mark. */
  #type(annotations: Map = {}, depth = 0): { readonly type: Json; readonly optional: boolean } {
    const { line } = this.#tokens.peek;
    if (depth > 100) throw tooDeep('types', line);
    let type = this.#plain(line, depth);
    const more = Object.entries(annotations);
    if (more.length > 0 && !Array.isArray(type)) {
      const whole: Map = typeof type === 'object' && type !== null ? (type as Map) : { type };
      for (const [key, value] of more) this.#put(whole, key, value, line);
      type = whole;
    }
    if (!this.#tokens.skip('?')) return { type, optional: false };
    return { type: ['null', type], optional: true };
  }

  #plain(line: number, depth: number): Json {
    const tokens = this.#tokens;
    const inner = () => this.#type(this.#annotations(), depth + 1).type;
    const word = tokens.peek.kind === 'name' ? tokens.peek.value : '';
    if (word === 'array' || word === 'map') {
      tokens.take();
      tokens.expect('<');
      const type: Map = {};
      this.#put(type, 'type', word, line);
      this.#read(type, word === 'array' ? 'items' : 'values', () => inner());
      tokens.expect('>');
      return type;
    }
    if (word === 'union') {
      tokens.take();
      tokens.expect('{');
      const union: Json[] = [];
      while (!tokens.skip('}')) {
        this.#lines.note(union, union.length, tokens.peek.line);
        union.push(inner());
        if (tokens.peek.value !== '}') tokens.expect(',');
      }
      return union;
    }
    if (word === 'decimal') return this.#decimal(line);
    const name = this.#dotted();
    const [type, logicalType] = logicalTypes.get(name) ?? [];
    if (type === undefined || logicalType === undefined) return name;
    const whole: Map = {};
    this.#put(whole, 'type', type, line);
    this.#put(whole, 'logicalType', logicalType, line);
    return whole;
  }

  #decimal(line: number): Map {
    const tokens = this.#tokens;
    const type: Map = {};
    tokens.take();
    tokens.expect('(');
    this.#put(type, 'type', 'bytes', line);
    this.#put(type, 'logicalType', 'decimal', line);
    this.#put(type, 'precision', tokens.integer(), line);
    if (tokens.skip(',')) this.#put(type, 'scale', tokens.integer(), line);
    tokens.expect(')');
    return type;
  }

  /** `@order("ignore") @java-class("...")`: properties of what comes next. */
  #annotations(): Map {
    const tokens = this.#tokens;
    const found: Map = {};
    while (tokens.skip('@')) {
      const { line } = tokens.peek;
      const name = this.#name() + this.#rest();
      let value: Json = true;
      if (tokens.skip('(')) {
        value = jsonIn(tokens, this.#lines);
        tokens.expect(')');
      }
      this.#lines.set(found, name, value, line);
    }
    return found;
  }

  /** A name; one that is a word of the language stands between backticks. */
  #name(): string {
    const tokens = this.#tokens;
    if (!tokens.skip('`')) return tokens.name().value;
    const name = tokens.name().value + this.#rest();
    tokens.expect('`');
    return name;
  }

  /** What a name goes on with: `-class`, `.orders`. */
  #rest(): string {
    const tokens = this.#tokens;
    let rest = '';
    for (;;) {
      const mark = tokens.skip('-') ? '-' : tokens.skip('.') ? '.' : null;
      if (mark === null) return rest;
      rest += mark + tokens.name().value;
    }
  }

  #end(): void {
    if (this.#tokens.peek.kind !== 'end') throw unexpected(this.#tokens.peek, 'the end of the file');
  }

  #dotted(): string {
    let name = this.#name();
    while (this.#tokens.skip('.')) name += `.${this.#name()}`;
    return name;
  }

  /** Gives a key what comes next. */
  #read(map: Map, key: string, value: () => Json): void {
    const { line } = this.#tokens.peek;
    this.#put(map, key, value(), line);
  }

  #put(map: Map, key: string, value: Json, line = this.#tokens.peek.line): void {
    this.#lines.set(map, key, value, line);
  }
}
