import { LineTable } from '../../texts/line-table.ts';
import { SyntaxProblem } from '../../texts/syntax.ts';
import { readBody } from './bodies.ts';
import { addShape, readHeader, type Reading, readTraits } from './reading.ts';
import { Scanner } from './scanner.ts';
import { type Fields, noFields, readValue } from './values.ts';

const simple = [
  'blob boolean document string byte short integer long float double bigDecimal bigInteger timestamp',
  'list set map structure union enum intEnum service resource operation',
].map((line) => new Set(line.split(' ')));

/** A text in the normal form that the JSON of a model has, but with names as they are written in it. */
export interface Idl {
  readonly value: Fields;
  readonly lines: LineTable;
}

/** Reads a text of the interface definition language, 1.0 or 2.0. @throws SyntaxProblem */
export function readIdl(text: string): Idl {
  const scanner = new Scanner(text);
  const lines = new LineTable();
  const [shapes, use] = [noFields(), noFields()];
  const applied: Fields[] = [];
  const suffixes = noFields();
  const value: Fields = Object.assign(noFields(), { smithy: '1.0', namespace: '', use, shapes, applied });
  while (scanner.next.kind !== 'end') {
    if (scanner.skip('$')) {
      const { value: control } = scanner.name();
      scanner.expect(':');
      const set = readValue(scanner, lines);
      if (control === 'version') value['smithy'] = set;
      else suffixes[control] = set;
      continue;
    }
    const traits = readTraits(scanner, lines);
    const { value: word, line } = scanner.name();
    if (word === 'metadata') {
      scanner.take();
      scanner.expect('=');
      readValue(scanner, lines);
    } else if (word === 'namespace') {
      value['namespace'] = scanner.name().value;
    } else if (word === 'use') {
      const { value: id } = scanner.name();
      use[id.slice(id.indexOf('#') + 1)] = id;
    } else if (word === 'apply') {
      applied.push(readApply(scanner, lines));
    } else if (simple.some((words) => words.has(word))) {
      readShape(word, traits, { scanner, lines, shapes, suffixes });
    } else {
      throw new SyntaxProblem(`\`${word.slice(0, 40)}\` begins no statement of Smithy`, 'correct the line', line);
    }
  }
  return { value, lines };
}

function readShape(type: string, traits: Fields, reading: Reading): void {
  const { scanner } = reading;
  const { value: name, line } = scanner.name();
  const shape = addShape(name, line, { type, traits }, reading);
  readHeader(shape, scanner);
  if (scanner.is('{')) readBody(name, shape, reading);
}

function readApply(scanner: Scanner, lines: LineTable): Fields {
  const { value: target } = scanner.name();
  const inBlock = scanner.skip('{');
  const traits = readTraits(scanner, lines, inBlock ? undefined : 1);
  if (inBlock) scanner.expect('}');
  return Object.assign(noFields(), { target, traits });
}
