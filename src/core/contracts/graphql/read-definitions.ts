import type { LineTable } from '../../texts/line-table.ts';
import { SyntaxProblem } from '../../texts/syntax.ts';
import { spansOf } from './graphql-js.ts';
import { nameLinked } from './linked.ts';
import { bounded, entries, literal, writtenDefault } from './literal.ts';
import type { DirectiveText, FieldText, SchemaText, Sdl, TypeKind, TypeText } from './sdl.ts';
import { NotSdl, Words } from './words.ts';

/** The kinds of types, by the words that begin their definitions. */
const kinds: ReadonlyMap<string, TypeKind> = new Map([
  ['scalar', 'scalar'],
  ['type', 'object'],
  ['interface', 'interface'],
  ['union', 'union'],
  ['enum', 'enum'],
  ['input', 'input'],
]);

/** Where directives can stand. */
const locations = new Set(
  (
    'QUERY MUTATION SUBSCRIPTION FIELD FRAGMENT_DEFINITION FRAGMENT_SPREAD INLINE_FRAGMENT VARIABLE_DEFINITION ' +
    'FRAGMENT_VARIABLE_DEFINITION SCHEMA SCALAR OBJECT FIELD_DEFINITION ARGUMENT_DEFINITION INTERFACE UNION ENUM ' +
    'ENUM_VALUE INPUT_OBJECT INPUT_FIELD_DEFINITION DIRECTIVE_DEFINITION'
  ).split(' '),
);

/**
 * What a text defines, and where: what stands in the line of the name around it has none of its own. The text has no line
 * ends but `\n`. A name that is defined as two things makes the text mean nothing.
 * @throws NotSdl SyntaxProblem
 */
export function sdlOf(text: string, lines: LineTable): Sdl {
  return new Reader(text, lines).read();
}

class Reader {
  readonly #words: Words;
  readonly #lines: LineTable;
  readonly #types = mapOf<TypeText>();
  readonly #directives = mapOf<DirectiveText>();
  readonly #extensions: (TypeText & { name: string })[] = [];
  readonly #schemas: SchemaText[] = [];
  /** Where definitions end that somebody else reads. */
  #spans: ReadonlyMap<number, number> | undefined;

  constructor(text: string, lines: LineTable) {
    this.#words = new Words(text);
    this.#lines = lines;
  }

  read(): Sdl {
    do this.#definition();
    while (this.#words.kind !== 'end');
    const sdl = {
      types: this.#types,
      extensions: this.#extensions,
      directives: this.#directives,
      schemas: this.#schemas,
    };
    nameLinked(sdl, this.#words.body);
    return sdl;
  }

  #definition(): void {
    const words = this.#words;
    const { at, line, kind: first } = words;
    words.skipText();
    const isExtension = first === 'name' && words.skipName('extend');
    const kind = words.kind === 'name' ? kinds.get(words.value) : undefined;
    if (kind !== undefined) {
      words.take();
      this.#type(kind, isExtension);
    } else if (words.skipName('schema')) this.#schema(isExtension, line);
    else if (!isExtension && words.skipName('directive')) this.#directive();
    else {
      // What only asks, and what we do not know: the one that knows all of GraphQL says where it ends.
      this.#spans ??= spansOf(words.body);
      const end = this.#spans.get(at);
      if (end === undefined) throw new NotSdl();
      words.jump(end);
    }
  }

  #type(kind: TypeKind, isExtension: boolean): void {
    const words = this.#words;
    const { line } = words;
    const name = words.name();
    const start = words.at;
    const isImplementing = kind === 'object' || kind === 'interface';
    const interfaces = isImplementing && words.skipName('implements') ? this.#names('&', 'interface') : nothing;
    const directives = this.#used();
    const isInput = kind === 'input';
    const type: TypeText = {
      kind,
      interfaces,
      fields: isImplementing || isInput ? this.#block('{', '}', 'field', (at) => this.#field(isInput, at)) : nothing,
      members: kind === 'union' && words.skip('=') ? this.#names('|', 'member') : nothing,
      values: kind === 'enum' ? this.#block('{', '}', 'value', (at, name) => this.#value(name, at)) : nothing,
      directives,
    };
    if (!isExtension) this.#put(this.#types, name, type, 'type', line);
    else if (words.at === start) throw new NotSdl();
    else {
      this.#extensions.push({ name, ...type });
      this.#lines.note(this.#extensions, this.#extensions.length - 1, line);
    }
  }

  #schema(isExtension: boolean, line: number): void {
    const words = this.#words;
    const start = words.at;
    const directives = this.#used();
    const roots: Record<string, string> = {};
    if (!isExtension || words.kind === '{') {
      words.expect('{');
      do {
        const operation = words.name();
        if (!/^(query|mutation|subscription)$/.test(operation)) throw new NotSdl();
        words.expect(':');
        this.#lines.note(roots, operation, words.line);
        roots[operation] = words.name();
      } while (!words.skip('}'));
    }
    if (words.at === start) throw new NotSdl();
    this.#schemas.push({ roots, directives });
    this.#lines.note(this.#schemas, this.#schemas.length - 1, line);
  }

  #directive(): void {
    const words = this.#words;
    words.expect('@');
    const { line } = words;
    const name = words.name();
    const args = this.#arguments();
    this.#used();
    const repeatable = words.skipName('repeatable');
    if (!words.skipName('on')) throw new NotSdl();
    words.skip('|');
    const at = words.line;
    const found: string[] = [];
    do found.push(words.name());
    while (words.skip('|'));
    if (!found.every((location) => locations.has(location))) throw new NotSdl();
    const text = { arguments: args, repeatable, locations: found.toSorted() };
    this.#lines.note(text, 'locations', at);
    this.#put(this.#directives, name, text, 'directive', line);
  }

  #value(name: string, line: number): { readonly directives: readonly string[] } {
    if (/^(true|false|null)$/.test(name)) throw new NotSdl();
    return { directives: this.#used(line) };
  }

  /** What follows the name of a field that is asked for, or of one that is given, as arguments are: that may have a default. */
  #field(isGiven: boolean, line: number): FieldText {
    const words = this.#words;
    const args = isGiven ? nothing : this.#arguments();
    words.expect(':');
    const ofType = words.line;
    const type = this.#reference(0);
    const hasDefault = isGiven && words.skip('=');
    const ofDefault = words.line;
    const text = {
      type,
      arguments: args,
      default: hasDefault ? writtenDefault(literal(words), type) : null,
      directives: this.#used(line),
    };
    if (ofType !== line) this.#lines.note(text, 'type', ofType);
    if (hasDefault && ofDefault !== line) this.#lines.note(text, 'default', ofDefault);
    return text;
  }

  #arguments(): FieldText['arguments'] {
    return this.#block('(', ')', 'argument', (line) => this.#field(true, line));
  }

  /** A type as it is written, without spaces. */
  #reference(depth: number): string {
    bounded(depth);
    const words = this.#words;
    let type: string;
    if (words.skip('[')) {
      type = `[${this.#reference(depth + 1)}]`;
      words.expect(']');
    } else type = words.name();
    return words.skip('!') ? `${type}!` : type;
  }

  /** The directives that are used on what is in a line. */
  #used(around = 0): readonly string[] {
    const words = this.#words;
    if (words.kind !== '@') return unused;
    const texts: string[] = [];
    for (let { line } = words; words.skip('@'); { line } = words) {
      const name = words.name();
      if (line !== around) this.#lines.note(texts, texts.length, line);
      texts.push(`@${name}${words.skip('(') ? `(${entries(words, ')')})` : ''}`);
    }
    return texts;
  }

  /** What stands between two signs, each with its name; nothing where the first sign is not there. */
  #block<Value>(
    open: string,
    close: string,
    what: string,
    read: (line: number, name: string) => Value,
  ): Record<string, Value> {
    const words = this.#words;
    if (!words.skip(open)) return nothing;
    const map = mapOf<Value>();
    do {
      words.skipText();
      const { line } = words;
      const name = words.name();
      this.#put(map, name, read(line, name), what, line);
    } while (!words.skip(close));
    return map;
  }

  /** Names with a sign between them, and perhaps one before. */
  #names(between: string, what: string): Readonly<Record<string, true>> {
    const words = this.#words;
    const map = mapOf<true>();
    words.skip(between);
    do {
      const { line } = words;
      this.#put(map, words.name(), true, what, line);
    } while (words.skip(between));
    return map;
  }

  /** Puts what a name stands for into its map, with its line. */
  #put<Value>(into: Record<string, Value>, name: string, value: Value, what: string, line: number): void {
    if (name in into) {
      // The same said twice means what it says once.
      if (JSON.stringify(into[name]) === JSON.stringify(value)) return;
      const because = `the ${what} \`${name.slice(0, 80)}\` is defined twice, and not alike`;
      throw new SyntaxProblem(because, 'keep one of the definitions', line);
    }
    into[name] = value;
    this.#lines.note(into, name, line);
  }
}

const nothing: Readonly<Record<string, never>> = Object.freeze({});
const unused: readonly string[] = Object.freeze([]);

function mapOf<Value>(): Record<string, Value> {
  return Object.create(null) as Record<string, Value>;
}
