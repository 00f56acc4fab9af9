import { addShape, type Reading, readHeader, readTraits } from './reading.ts';
import { type Fields, noFields, readValue } from './values.ts';

/** Reads what a shape has in its braces. @throws SyntaxProblem */
export function readBody(name: string, shape: Fields, reading: Reading): void {
  const { type } = shape;
  if (type === 'operation') return readOperation(name, shape, reading);
  if (type === 'service' || type === 'resource') return readBindings(shape, reading);
  readMembers(shape, reading);
}

function readMembers(shape: Fields, { scanner, lines }: Reading): void {
  const members = noFields();
  shape['members'] = members;
  const isEnum = shape['type'] === 'enum' || shape['type'] === 'intEnum';
  scanner.expect('{');
  while (!scanner.skip('}')) {
    const traits = readTraits(scanner, lines);
    const elided = scanner.skip('$');
    // In version 1.0, which has no enumerations, the name of a member may be a text.
    const { value: key, line } = scanner.next.kind === 'text' && !isEnum ? scanner.take() : scanner.name();
    const member = Object.assign(noFields(), { traits });
    if (!isEnum && !elided) {
      scanner.expect(':');
      member['target'] = scanner.name().value;
    }
    if (scanner.skip('=')) {
      const trait = isEnum ? 'smithy.api#enumValue' : 'smithy.api#default';
      lines.note(traits, trait, scanner.next.line);
      traits[trait] = readValue(scanner, lines);
    }
    members[key] = member;
    lines.note(members, key, line);
  }
}

/** What of a service or a resource names shapes. */
const lists = new Set(['operations', 'collectionOperations', 'resources', 'errors']);
const maps = new Set(['identifiers', 'properties']);
const lifecycles = new Set(['create', 'put', 'read', 'update', 'delete', 'list']);

function readBindings(shape: Fields, { scanner, lines }: Reading): void {
  scanner.expect('{');
  while (!scanner.skip('}')) {
    const { value: key, line } = scanner.next.kind === 'text' ? scanner.take() : scanner.name();
    scanner.expect(':');
    const value = readValue(scanner, lines);
    if (lists.has(key)) shape[key] = targets(value, lines);
    else if (maps.has(key)) shape[key] = targetMap(value, lines);
    else shape[key] = lifecycles.has(key) ? targetOf(value) : value;
    lines.note(shape, key, line);
  }
}

function readOperation(name: string, shape: Fields, reading: Reading): void {
  const { scanner, lines } = reading;
  scanner.expect('{');
  while (!scanner.skip('}')) {
    const { value: key, line } = scanner.next.kind === 'text' ? scanner.take() : scanner.name();
    lines.note(shape, key, line);
    if (scanner.skip(':=')) {
      shape[key] = targetOf(readInline(name, key, reading, line));
    } else {
      scanner.expect(':');
      const value = readValue(scanner, lines);
      shape[key] = key === 'errors' ? targets(value, lines) : targetOf(value);
    }
  }
}

/** The structure that stands where its name would. */
function readInline(operation: string, key: string, reading: Reading, line: number): string {
  const { scanner, lines, suffixes } = reading;
  const traits = readTraits(scanner, lines);
  const [control, usual] = key === 'input' ? ['operationInputSuffix', 'Input'] : ['operationOutputSuffix', 'Output'];
  const name = `${operation}${typeof suffixes[control] === 'string' ? suffixes[control] : usual}`;
  const shape = addShape(name, line, { type: 'structure', traits }, reading);
  readHeader(shape, scanner);
  readMembers(shape, reading);
  return name;
}

function targetOf(name: unknown): unknown {
  return Object.assign(noFields(), { target: name });
}

function targets(value: unknown, lines: Reading['lines']): unknown[] {
  const names = Array.isArray(value) ? (value as unknown[]) : [];
  const list = names.map(targetOf);
  for (const index of names.keys()) lines.note(list, index, lines.of(names, index));
  return list;
}

function targetMap(value: unknown, lines: Reading['lines']): Fields {
  const map = noFields();
  if (typeof value !== 'object' || value === null) return map;
  for (const [key, name] of Object.entries(value)) {
    map[key] = targetOf(name);
    lines.note(map, key, lines.of(value, key));
  }
  return map;
}
