import type { Unread } from '../../model/contract.ts';
import { type Document, documentOf } from '../../texts/document.ts';
import { LineTable } from '../../texts/line-table.ts';
import { SyntaxProblem } from '../../texts/syntax.ts';
import { Tokens, unexpected } from '../../texts/tokens.ts';
import type { Annotations, Enum, Field, Service, ServiceFunction, Struct, ThriftFile } from './data.ts';
import { notation } from './notation.ts';
import { annotationsIn, dottedName, skipSeparator, typeIn, valueIn } from './type.ts';

/** Reads a .thrift file (thrift.apache.org/docs/idl). */
export function parse(file: string, text: string): Document | Unread {
  return documentOf(file, text, notation, (body) => {
    const lines = new LineTable();
    const value = new Parser(new Tokens(body, 'with #'), lines).file();
    return { value, locate: (wanted) => lines.locate(value, wanted) };
  });
}

/** `java_package org.acme.orders`: as namespaces were written before there was a word for them. */
const formerNamespace = /^(\w+?)_(?:namespace|package|module|prefix|category)$/;

class Parser {
  readonly #tokens: Tokens;
  readonly #lines: LineTable;

  constructor(tokens: Tokens, lines: LineTable) {
    this.#tokens = tokens;
    this.#lines = lines;
  }

  file(): ThriftFile {
    const tokens = this.#tokens;
    const file: ThriftFile = {
      namespaces: {},
      includes: {},
      structs: {},
      enums: {},
      typedefs: {},
      constants: {},
      services: {},
    };
    while (tokens.peek.kind !== 'end') {
      this.#declaration(file);
      skipSeparator(tokens);
    }
    return file;
  }

  #declaration(file: ThriftFile): void {
    const tokens = this.#tokens;
    const { value, line } = tokens.peek;
    const [, language] = formerNamespace.exec(value) ?? [];
    if (tokens.skip('include')) {
      const include = tokens.text();
      this.#lines.declare(file.includes, include, { include }, line);
    } else if (tokens.skip('cpp_include') || tokens.skip('c_include')) tokens.text();
    else if (tokens.skip('namespace')) {
      const scope = tokens.skip('*') ? '*' : dottedName(tokens);
      this.#namespace(file, scope, line);
    } else if (tokens.skip('const')) this.#constant(file);
    else if (tokens.skip('typedef')) this.#typedef(file);
    else if (tokens.skip('enum')) this.#enum(file.enums);
    else if (tokens.skip('senum')) this.#textEnum(file);
    else if (tokens.skip('service')) this.#service(file.services);
    else if (value === 'struct' || value === 'union' || value === 'exception') {
      tokens.take();
      this.#struct(file.structs, value);
    } else if (language !== undefined) {
      tokens.take();
      this.#namespace(file, language, line);
    } else throw unexpected(tokens.peek, 'a declaration');
  }

  #namespace({ namespaces }: ThriftFile, scope: string, line: number): void {
    const tokens = this.#tokens;
    const name = tokens.peek.kind === 'text' ? tokens.text() : dottedName(tokens);
    annotationsIn(tokens, {});
    this.#lines.declare(namespaces, scope, name, line);
  }

  #constant({ constants }: ThriftFile): void {
    const tokens = this.#tokens;
    const annotations: Annotations = {};
    const type = typeIn(tokens, annotations);
    const name = tokens.name();
    tokens.expect('=');
    const value = valueIn(tokens);
    annotationsIn(tokens, annotations);
    this.#lines.declare(constants, name.value, { type, value, annotations }, name.line);
  }

  #typedef({ typedefs }: ThriftFile): void {
    const tokens = this.#tokens;
    const annotations: Annotations = {};
    const type = typeIn(tokens, annotations);
    const name = tokens.name();
    annotationsIn(tokens, annotations);
    this.#lines.declare(typedefs, name.value, { type, annotations }, name.line);
  }

  #enum(into: Record<string, Enum>): void {
    const tokens = this.#tokens;
    const name = tokens.name();
    const found: Enum = { values: {}, annotations: {} };
    this.#lines.declare(into, name.value, found, name.line);
    tokens.expect('{');
    let next = 0;
    while (!tokens.skip('}')) {
      const value = tokens.name();
      if (tokens.skip('=')) {
        next = tokens.integer();
        if (Math.abs(next) > 2_147_483_648) throw outOfRange(next, 'a value of an enum', '32', value.line);
      }
      const annotations: Annotations = {};
      annotationsIn(tokens, annotations);
      this.#lines.declare(found.values, value.value, { number: next, annotations }, value.line);
      next++;
      skipSeparator(tokens);
    }
    annotationsIn(tokens, found.annotations);
  }

  /** A list of texts, which was never more than a text. */
  #textEnum({ typedefs }: ThriftFile): void {
    const tokens = this.#tokens;
    const name = tokens.name();
    tokens.expect('{');
    while (!tokens.skip('}')) {
      tokens.text();
      skipSeparator(tokens);
    }
    annotationsIn(tokens, {});
    this.#lines.declare(typedefs, name.value, { type: { name: 'string', of: [] }, annotations: {} }, name.line);
  }

  #struct(into: Record<string, Struct>, form: Struct['form']): void {
    const tokens = this.#tokens;
    const name = tokens.name();
    tokens.skip('xsd_all');
    const found: Struct = { form, fields: {}, annotations: {} };
    this.#lines.declare(into, name.value, found, name.line);
    tokens.expect('{');
    this.#fields(found.fields, '}');
    annotationsIn(tokens, found.annotations);
  }

  #service(into: Record<string, Service>): void {
    const tokens = this.#tokens;
    const name = tokens.name();
    const { line } = tokens.peek;
    const parent = tokens.skip('extends') ? dottedName(tokens) : '';
    const service: Service = { extends: parent, functions: {}, annotations: {} };
    this.#lines.declare(into, name.value, service, name.line);
    if (parent !== '') this.#lines.note(service, 'extends', line);
    tokens.expect('{');
    while (!tokens.skip('}')) {
      this.#function(service.functions);
      skipSeparator(tokens);
    }
    annotationsIn(tokens, service.annotations);
  }

  #function(into: Record<string, ServiceFunction>): void {
    const tokens = this.#tokens;
    const annotations: Annotations = {};
    const oneway = tokens.skip('oneway') || tokens.skip('async');
    const returns = typeIn(tokens, annotations);
    const name = tokens.name();
    const found: ServiceFunction = { oneway, returns, arguments: {}, throws: {}, annotations };
    tokens.expect('(');
    this.#fields(found.arguments, ')');
    if (tokens.skip('throws')) {
      tokens.expect('(');
      this.#fields(found.throws, ')');
    }
    annotationsIn(tokens, annotations);
    this.#lines.declare(into, name.value, found, name.line);
  }

  /** Fields up to the bracket that ends them; every number is of one of them. */
  #fields(into: Record<string, Field>, end: string): void {
    const tokens = this.#tokens;
    const known = new Map<number, string>();
    let unwritten = 0;
    while (!tokens.skip(end)) {
      const { kind, value, line } = tokens.peek;
      const isNumbered = kind === 'number' || value === '-' || value === '+';
      const number = isNumbered ? this.#fieldNumber() : --unwritten;
      const required = tokens.skip('required') ? 'required' : tokens.skip('optional') ? 'optional' : 'default';
      const annotations: Annotations = {};
      const type = typeIn(tokens, annotations);
      if (tokens.skip('&')) annotations['&'] = true;
      const name = tokens.name();
      const preset = tokens.skip('=') ? valueIn(tokens) : '';
      while (tokens.skip('xsd_optional') || tokens.skip('xsd_nillable'));
      annotationsIn(tokens, annotations);
      skipSeparator(tokens);
      const other = known.get(number);
      if (other !== undefined) {
        const because = `the fields \`${other}\` and \`${name.value}\` have the same number`;
        throw new SyntaxProblem(because, 'give each field a number of its own', line);
      }
      known.set(number, name.value);
      this.#lines.declare(into, name.value, { number, type, required, default: preset, annotations }, name.line);
    }
  }

  #fieldNumber(): number {
    const { line } = this.#tokens.peek;
    this.#tokens.skip('+');
    const number = this.#tokens.integer();
    if (Math.abs(number) > 32_767) throw outOfRange(number, 'a field', '16', line);
    this.#tokens.expect(':');
    return number;
  }
}

function outOfRange(number: number, of: string, bits: string, line: number): SyntaxProblem {
  return new SyntaxProblem(`${number} is no number of ${of}`, `use one of ${bits} bits`, line);
}
