import type { AspectLaw, AspectValue } from '../comparison/element.ts';
import type { Field, Type } from './data.ts';
import { type Names, namesIn, written, writtenNames } from './names.ts';

/** A type, and the file whose names it is written in. */
interface Placed {
  readonly type: Type;
  readonly names: Names;
}

/** A type as an aspect: generated code has its name, and the wire what is behind it. */
export function typeValue(
  type: Type,
  names: Names,
): Pick<AspectValue, 'value' | 'shown' | 'law' | 'audience' | 'others'> {
  return {
    value: { type, names } satisfies Placed,
    shown: written(type),
    law: sourceLaw,
    audience: 'source',
    others: [{ audience: 'wire', law: wireLaw }],
  };
}

/**
 * Generated code has the names as they are written, wherever they are declared. Whether it tells a typedef from what is
 * behind it, and a text from its bytes, depends on the language.
 */
const sourceLaw: AspectLaw = (was, now) => {
  const [a, b] = [was, now] as [Placed, Placed];
  if (isUndeclared(a)) return null;
  if (namesIn(a.type).join(' ') === namesIn(b.type).join(' ')) return null;
  return plain(a) === plain(b) ? 'noted' : 'replaced';
};

/** A type without typedefs, as languages without names for them have it. */
function plain(placed: Placed): string {
  const { type, names } = placed.names.behind(placed.type);
  const name = names.named(type.name).name;
  const of = type.of.map((one) => plain({ type: one, names }));
  return of.length === 0 ? (name === 'binary' ? 'string' : name) : `${name}<${of.join(', ')}>`;
}

/** On the wire a type is what its bytes are (thrift.apache.org: thrift-binary-protocol). */
const wireLaw: AspectLaw = (was, now) => {
  const [a, b] = [was, now] as [Placed, Placed];
  // What is written alike is another type only where a name is defined otherwise, which the definition says.
  return written(a.type) === written(b.type) || isUndeclared(a) || readAlike(a, b, new Set()) ? null : 'replaced';
};

/** Whether a type has a name that nothing declares: the compiler refuses its file, so that nobody has code with it. */
function isUndeclared({ type, names }: Placed): boolean {
  return writtenNames(type).some((name) => names.lacks(name));
}

/** Whether what was written as the first is read as the second; pairs that are being looked at are taken to be. */
function readAlike(before: Placed, after: Placed, open: Set<string>): boolean {
  const [a, b] = [before, after].map(({ type, names }) => names.behind(type));
  if (a === undefined || b === undefined) return false;
  if (a.type.of.length > 0 || b.type.of.length > 0) {
    return (
      a.type.name === b.type.name &&
      a.type.of.every((type, index) => {
        const other = b.type.of[index];
        return other !== undefined && readAlike({ ...a, type }, { ...b, type: other }, open);
      })
    );
  }
  const [left, right] = [a.names.named(a.type.name), b.names.named(b.type.name)];
  if (left.kind === right.kind && left.name === right.name) return true;
  if (left.kind !== 'struct' || right.kind !== 'struct') return bytesOf(left) === bytesOf(right);
  const pair = `${left.name} ${right.name}`;
  if (open.has(pair)) return true;
  open.add(pair);
  const others = new Map(Object.values(right.struct.fields).map((field) => [field.number, field]));
  const isRead = (field: Field) => {
    const other = others.get(field.number);
    if (other === undefined || (field.required === 'required') !== (other.required === 'required')) return false;
    return readAlike({ type: field.type, names: left.names }, { type: other.type, names: right.names }, open);
  };
  return Object.values(left.struct.fields).every(isRead);
}

/** Enums are numbers of 32 bits, and both kinds of texts have a length and bytes. */
function bytesOf({ kind, name }: ReturnType<Names['named']>): string {
  if (kind === 'enum') return 'i32';
  return name === 'binary' ? 'string' : name;
}
