import type { LineTable } from '../../texts/line-table.ts';
import { limits, SyntaxProblem } from '../../texts/syntax.ts';
import type { Scanner } from './scanner.ts';
import { type Fields, noFields, readTraitValue } from './values.ts';

/** What statements are read from and into. */
export interface Reading {
  readonly scanner: Scanner;
  readonly lines: LineTable;
  readonly shapes: Fields;
  /** What the names of inline structures end in. */
  readonly suffixes: Fields;
}

/** Adds a shape under its name. @throws SyntaxProblem where there is one already. */
export function addShape(name: string, line: number, given: object, { shapes, lines }: Reading): Fields {
  if (Object.hasOwn(shapes, name)) {
    throw new SyntaxProblem(`\`${name.slice(0, 60)}\` is defined twice`, 'give one of them another name', line);
  }
  const shape = Object.assign(noFields(), given);
  shapes[name] = shape;
  lines.note(shapes, name, line);
  return shape;
}

/** Reads `for Resource` and `with [Mixin]`. @throws SyntaxProblem */
export function readHeader(shape: Fields, scanner: Scanner): void {
  if (scanner.isName('for')) {
    scanner.take();
    shape['for'] = scanner.name().value;
  }
  if (!scanner.isName('with')) return;
  scanner.take();
  scanner.expect('[');
  const mixins: Fields[] = [];
  while (!scanner.skip(']')) mixins.push(Object.assign(noFields(), { target: scanner.name().value }));
  shape['mixins'] = mixins;
}

/** Reads the traits before a shape or a member, up to so many. @throws SyntaxProblem */
export function readTraits(scanner: Scanner, lines: LineTable, most = Number.POSITIVE_INFINITY): Fields {
  const traits = noFields();
  for (let count = 0; count < most && scanner.is('@'); count++) {
    if (count > limits.aliases) scanner.refuse('fewer traits');
    scanner.take();
    const { value: name, line } = scanner.name();
    traits[name] = readTraitValue(scanner, lines);
    lines.note(traits, name, line);
  }
  return traits;
}
