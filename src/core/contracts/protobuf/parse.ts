import type { Unread } from '../../model/contract.ts';
import { type Document, documentOf } from '../../texts/document.ts';
import { LineTable } from '../../texts/line-table.ts';
import { SyntaxProblem } from '../../texts/syntax.ts';
import { isTextFormat } from './files.ts';
import { constant, optionName } from './option-value.ts';
import {
  emptyMessage,
  type Enum,
  type Field,
  largestField,
  largestValue,
  type Message,
  type Method,
  type Options,
  type ProtoFile,
  type Range,
  type Reserved,
  type Service,
} from './data.ts';
import { notation } from './notation.ts';
import { type Token, Tokens, unexpected } from '../../texts/tokens.ts';
import { noTwins, oneName, oneScope } from './twins.ts';

/** Reads a .proto file: proto2, proto3, and the editions that are out (protobuf.dev/reference/protobuf/edition-2023-spec). */
export function parse(file: string, text: string): Document | Unread {
  if (isTextFormat(file)) {
    const because = 'a set of descriptors is seen and not read';
    return { file, because, fix: 'check in the `.proto` files that it is made of: those are compared' };
  }
  return documentOf(file, text, notation, (body) => {
    const lines = new LineTable();
    const value = new Parser(file, new Tokens(body), lines).file();
    return { value, locate: (wanted) => lines.locate(value, wanted) };
  });
}

const editions = new Set(['2023', '2024']);

class Parser {
  readonly #tokens: Tokens;
  readonly #lines: LineTable;

  readonly #path: string;

  constructor(path: string, tokens: Tokens, lines: LineTable) {
    this.#path = path;
    this.#tokens = tokens;
    this.#lines = lines;
  }

  file(): ProtoFile {
    const tokens = this.#tokens;
    const file = {
      syntax: 'proto2' as ProtoFile['syntax'],
      edition: '',
      package: '',
      imports: {},
      options: {},
      messages: {},
      enums: {},
      services: {},
      extensions: {},
    };
    this.#lines.note(file, 'syntax', 1);
    while (tokens.peek.kind !== 'end') {
      const { line } = tokens.peek;
      if (tokens.skip(';')) continue;
      else if (tokens.skip('syntax')) {
        tokens.expect('=');
        file.syntax = syntaxOf(tokens.text(), line);
        this.#lines.note(file, 'syntax', line);
        tokens.expect(';');
      } else if (tokens.skip('edition')) {
        tokens.expect('=');
        file.edition = tokens.text();
        file.syntax = 'editions';
        if (!editions.has(file.edition)) {
          const because = `its edition is \`${file.edition.slice(0, 20)}\`, which no reader knows`;
          throw new SyntaxProblem(because, 'use 2023 or 2024', line);
        }
        this.#lines.note(file, 'syntax', line);
        tokens.expect(';');
      } else if (tokens.skip('package')) {
        file.package = this.#typeName();
        this.#lines.note(file, 'package', line);
        tokens.expect(';');
      } else if (tokens.skip('import')) {
        const kind = tokens.skip('public') ? 'public' : tokens.skip('weak') || tokens.skip('option') ? 'weak' : 'plain';
        const path = tokens.text();
        if (path === this.#path || this.#path.endsWith(`/${path}`)) {
          throw new SyntaxProblem('it imports itself', 'leave out that import', line);
        }
        this.#lines.declare(file.imports, path, kind, line);
        tokens.expect(';');
      } else if (tokens.skip('option')) this.#option(file.options);
      else if (tokens.skip('service')) this.#service(file.services);
      else if (!this.#type(file, file.syntax, 1)) throw unexpected(tokens.peek, 'a declaration');
    }
    oneName([file.messages, file.enums, file.services], this.#lines);
    oneScope(file.enums, this.#lines);
    return file;
  }

  /** A message, an enum or an extension, if one stands here. */
  #type(into: Pick<Message, 'messages' | 'enums' | 'extensions'>, syntax: string, depth: number): boolean {
    const tokens = this.#tokens;
    const visibility = tokens.skip('export') ? 'export' : tokens.skip('local') ? 'local' : undefined;
    const { line } = tokens.peek;
    if (tokens.skip('message')) {
      const name = tokens.name();
      this.#lines.declare(into.messages, name.value, this.#message(syntax, depth, visibility), name.line);
    } else if (tokens.skip('enum')) {
      const name = tokens.name();
      this.#lines.declare(into.enums, name.value, this.#enum(visibility), name.line);
    } else if (tokens.skip('extend')) {
      const extendee = this.#typeName();
      const fields: Record<string, Field> = {};
      tokens.expect('{');
      while (!tokens.skip('}')) {
        if (tokens.skip(';')) continue;
        this.#field(fields, into.messages, syntax, depth, { extendee });
      }
      for (const [name, field] of Object.entries(fields)) {
        this.#lines.declare(into.extensions, `${extendee}.${name}`, field, this.#lines.of(fields, name) ?? line);
      }
    } else return false;
    return true;
  }

  #message(syntax: string, depth: number, visibility?: Message['visibility']): Message {
    const tokens = this.#tokens;
    if (depth > 100)
      throw new SyntaxProblem('its messages are nested deeper than 100 levels', 'flatten them', tokens.peek.line);
    const message: Message = { ...emptyMessage(), ...(visibility && { visibility }) };
    tokens.expect('{');
    while (!tokens.skip('}')) {
      const { peek } = tokens;
      if (tokens.skip(';')) continue;
      if (this.#startsDeclaration(peek)) {
        if (peek.value === 'option') {
          tokens.take();
          this.#option(message.options);
        } else if (peek.value === 'oneof') {
          tokens.take();
          this.#oneof(message, syntax, depth);
        } else if (peek.value === 'reserved') {
          tokens.take();
          this.#reserved(message.reserved, largestField, message);
        } else if (peek.value === 'extensions') {
          tokens.take();
          this.#ranges(message.extensionRanges, largestField);
          if (tokens.skip('[')) this.#optionList({});
          tokens.expect(';');
          this.#lines.note(message, 'extensionRanges', peek.line);
        } else this.#type(message, syntax, depth + 1);
      } else this.#field(message.fields, message.messages, syntax, depth, {});
    }
    noTwins(message, this.#lines);
    oneName([message.messages, message.enums], this.#lines);
    oneScope(message.enums, this.#lines);
    return message;
  }

  /** A word that starts a declaration is a type or a name where a field follows: `option.Kind message = 1`. */
  #startsDeclaration({ value, kind }: Token): boolean {
    const words = ['option', 'oneof', 'reserved', 'extensions', 'message', 'enum', 'extend', 'export', 'local'];
    return kind === 'name' && words.includes(value);
  }

  #oneof(message: Message, syntax: string, depth: number): void {
    const tokens = this.#tokens;
    const name = tokens.name();
    const options: Options = {};
    this.#lines.declare(message.oneofs, name.value, { options }, name.line);
    tokens.expect('{');
    while (!tokens.skip('}')) {
      if (tokens.skip(';')) continue;
      if (tokens.skip('option')) this.#option(options);
      else this.#field(message.fields, message.messages, syntax, depth, { oneof: name.value });
    }
  }

  #field(
    into: Record<string, Field>,
    messages: Record<string, Message>,
    syntax: string,
    depth: number,
    more: Pick<Field, 'oneof' | 'extendee'>,
  ): void {
    const tokens = this.#tokens;
    const { line } = tokens.peek;
    let label: Field['label'] = '';
    let first = tokens.peek.value === '.' ? '' : tokens.name().value;
    if (first === 'optional' || first === 'required' || first === 'repeated') {
      label = first;
      first = '';
    }
    if (label === 'required' && syntax !== 'proto2') {
      throw new SyntaxProblem('only proto2 has required fields', 'leave out `required`', line);
    }
    if (label === '' && first === 'map' && tokens.peek.value === '<') return this.#map(into, more);
    const isGroup = first === '' ? tokens.skip('group') : first === 'group' && tokens.peek.kind === 'name';
    const type = isGroup ? '' : this.#typeName(first);
    const name = tokens.name();
    tokens.expect('=');
    const number = this.#fieldNumber();
    const options: Options = {};
    if (tokens.skip('[')) this.#optionList(options);
    const shared = { number, label, options, ...more };
    if (isGroup) {
      this.#lines.declare(messages, name.value, this.#message(syntax, depth + 1), name.line);
      this.#lines.declare(into, name.value.toLowerCase(), { ...shared, type: name.value, group: true }, line);
    } else {
      this.#lines.declare(into, name.value, { ...shared, type }, name.line);
      tokens.expect(';');
    }
  }

  #map(into: Record<string, Field>, more: Pick<Field, 'oneof' | 'extendee'>): void {
    const tokens = this.#tokens;
    tokens.expect('<');
    const key = this.#typeName();
    tokens.expect(',');
    const type = this.#typeName();
    tokens.expect('>');
    const name = tokens.name();
    tokens.expect('=');
    const number = this.#fieldNumber();
    const options: Options = {};
    if (tokens.skip('[')) this.#optionList(options);
    tokens.expect(';');
    this.#lines.declare(into, name.value, { number, type, label: 'map', key, options, ...more }, name.line);
  }

  #fieldNumber(): number {
    const { line } = this.#tokens.peek;
    const number = this.#tokens.integer();
    if (number >= 1 && number <= largestField && (number < 19_000 || number > 19_999)) return number;
    const because = `${number} is no number of a field`;
    throw new SyntaxProblem(because, 'use 1 to 536870911, but not 19000 to 19999', line);
  }

  #valueNumber(): number {
    const { line } = this.#tokens.peek;
    const number = this.#tokens.integer();
    if (number >= -largestValue - 1 && number <= largestValue) return number;
    throw new SyntaxProblem(`${number} is no number of an enum value`, 'use a whole number of 32 bits', line);
  }

  #enum(visibility?: Enum['visibility']): Enum {
    const tokens = this.#tokens;
    const reserved: Reserved = { ranges: [], names: [] };
    const found: Enum = { values: {}, reserved, options: {}, ...(visibility && { visibility }) };
    tokens.expect('{');
    while (!tokens.skip('}')) {
      if (tokens.skip(';')) continue;
      const name = tokens.name();
      if (name.value === 'option' && tokens.peek.value !== '=') this.#option(found.options);
      else if (name.value === 'reserved' && tokens.peek.value !== '=')
        this.#reserved(found.reserved, largestValue, found);
      else {
        tokens.expect('=');
        const number = this.#valueNumber();
        const options: Options = {};
        if (tokens.skip('[')) this.#optionList(options);
        tokens.expect(';');
        this.#lines.declare(found.values, name.value, { number, options }, name.line);
      }
    }
    return found;
  }

  #service(into: Record<string, Service>): void {
    const tokens = this.#tokens;
    const name = tokens.name();
    const service: Service = { methods: {}, options: {} };
    this.#lines.declare(into, name.value, service, name.line);
    tokens.expect('{');
    while (!tokens.skip('}')) {
      if (tokens.skip(';')) continue;
      if (tokens.skip('option')) this.#option(service.options);
      else {
        tokens.expect('rpc');
        this.#method(service.methods);
      }
    }
  }

  #method(into: Record<string, Method>): void {
    const tokens = this.#tokens;
    const name = tokens.name();
    const [input, clientStreaming] = this.#carried();
    tokens.expect('returns');
    const [output, serverStreaming] = this.#carried();
    const options: Options = {};
    if (tokens.skip('{')) {
      while (!tokens.skip('}')) {
        if (tokens.skip(';')) continue;
        tokens.expect('option');
        this.#option(options);
      }
    } else tokens.expect(';');
    this.#lines.declare(into, name.value, { input, output, clientStreaming, serverStreaming, options }, name.line);
  }

  /** `(stream Order)` */
  #carried(): [type: string, streaming: boolean] {
    const tokens = this.#tokens;
    tokens.expect('(');
    const first = tokens.peek.value === '.' ? '' : tokens.name().value;
    const streaming = first === 'stream' && tokens.peek.value !== ')';
    const type = streaming ? this.#typeName() : this.#typeName(first);
    tokens.expect(')');
    return [type, streaming];
  }

  #reserved(into: Reserved, largest: number, holder: object): void {
    const tokens = this.#tokens;
    this.#lines.note(holder, 'reserved', tokens.peek.line);
    if (tokens.peek.kind === 'number' || tokens.peek.value === '-') this.#ranges(into.ranges, largest);
    else {
      do {
        this.#lines.note(into.names, into.names.length, tokens.peek.line);
        into.names.push(tokens.peek.kind === 'text' ? tokens.text() : tokens.name().value);
      } while (tokens.skip(','));
    }
    tokens.expect(';');
  }

  #ranges(into: Range[], largest: number): void {
    const tokens = this.#tokens;
    do {
      this.#lines.note(into, into.length, tokens.peek.line);
      const { line } = tokens.peek;
      const from = tokens.integer();
      const to = tokens.skip('to') ? (tokens.skip('max') ? largest : tokens.integer()) : from;
      if (to < from || to > largest) {
        throw new SyntaxProblem(`${from} to ${to} is no range`, `write the lower number first, up to ${largest}`, line);
      }
      into.push({ from, to });
    } while (tokens.skip(','));
  }

  /** `option name = value;`, after its first word. */
  #option(into: Options): void {
    this.#assignment(into);
    this.#tokens.expect(';');
  }

  /** `name = value, name = value]`, after the bracket. */
  #optionList(into: Options): void {
    do this.#assignment(into);
    while (this.#tokens.skip(','));
    this.#tokens.expect(']');
  }

  #assignment(into: Options): void {
    const { line } = this.#tokens.peek;
    const name = optionName(this.#tokens);
    this.#tokens.expect('=');
    this.#set(into, name, constant(this.#tokens, this.#lines), line);
  }

  /** An option that stands twice is a list. */
  #set(into: Options, name: string, value: unknown, line: number): void {
    const known = Object.hasOwn(into, name) ? into[name] : undefined;
    const all = Array.isArray(known) ? (known as unknown[]) : [known];
    if (known !== undefined) all.push(value);
    this.#lines.set(into, name, known === undefined ? value : all, line);
  }

  #typeName(start = ''): string {
    const tokens = this.#tokens;
    let name = start;
    if (name === '') name = tokens.skip('.') ? `.${tokens.name().value}` : tokens.name().value;
    while (tokens.skip('.')) name += `.${tokens.name().value}`;
    return name;
  }
}

function syntaxOf(text: string, line: number): 'proto2' | 'proto3' {
  if (text === 'proto2' || text === 'proto3') return text;
  throw new SyntaxProblem(`its syntax is \`${text.slice(0, 20)}\`, which is none`, 'use proto2 or proto3', line);
}
