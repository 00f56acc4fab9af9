import type { AspectLaw } from '../comparison/element.ts';
import type { Field } from './data.ts';
import type { Names } from './names.ts';

/** The type of a field: its full name, and where what it names is declared. */
export interface FieldType {
  readonly name: string;
  readonly kind: 'scalar' | 'message' | 'enum' | 'group' | 'unknown';
  /** The type of a map's keys. */
  readonly key?: string | undefined;
  readonly names: Names;
}

/** What a resolved name is. */
export function kindIn(names: Names, name: string): FieldType['kind'] {
  return names.kindOf(name) ?? (/^[a-z]\w+$/.test(name) ? 'scalar' : 'unknown');
}

/** Types that are read alike on the wire (protobuf.dev/programming-guides/proto3, "Updating A Message Type"). */
const wire = groups('int32 uint32 int64 uint64 bool', 'sint32 sint64', 'fixed32 sfixed32', 'fixed64 sfixed64');

/** Types that are written alike in JSON, and read alike on the wire. */
const json = groups('int32 uint32', 'int64 uint64', 'fixed32 sfixed32', 'fixed64 sfixed64');

function groups(...lists: readonly string[]): ReadonlyMap<string, string> {
  return new Map(lists.flatMap((list) => list.split(' ').map((type) => [type, list] as const)));
}

/** To generated code every other type is another one. */
export const sourceType: AspectLaw = (was, now) => {
  const [a, b] = [was, now] as [FieldType | undefined, FieldType | undefined];
  return !a || !b || isSame(a, b) ? null : 'replaced';
};

/** On the wire some types are read as others, and a message of another name is read as what it holds. */
export const wireType: AspectLaw = byBytes('wire');

/** In JSON numbers of 64 bits are texts, and names count. */
export const jsonType: AspectLaw = byBytes('json');

function byBytes(audience: 'wire' | 'json'): AspectLaw {
  return (was, now) => {
    const [a, b] = [was, now] as [FieldType | undefined, FieldType | undefined];
    return !a || !b || readAlike(a, b, audience, new Set()) ? null : 'replaced';
  };
}

function isSame(a: FieldType, b: FieldType): boolean {
  const isNamedAlike = a.name === b.name || a.names.inPackage(a.name) === b.names.inPackage(b.name);
  return (isNamedAlike || isWrittenAs(a, b) || isWrittenAs(b, a)) && a.key === b.key && isOneKind(a, b);
}

/** What no file declares which was read may be a message or an enum, and is never delimited. */
function isOneKind({ kind: a }: FieldType, { kind: b }: FieldType): boolean {
  const isOpen = (a === 'unknown' || b === 'unknown') && a !== 'group' && b !== 'group';
  return a === b || isOpen;
}

/** Whether a name that no file declares which was read is that of the other, but for what stands before it. */
function isWrittenAs({ kind, name }: FieldType, other: FieldType): boolean {
  return kind === 'unknown' && other.name.endsWith(`.${name}`);
}

/** Whether what was written as the first can be read as the second; pairs that are being looked at are taken to be. */
function readAlike(a: FieldType, b: FieldType, audience: 'wire' | 'json', open: Set<string>): boolean {
  if (isSame(a, b)) return true;
  const isWire = audience === 'wire';
  if (a.name === 'string' && b.name === 'bytes') return isWire;
  if (isWire && (a.key !== undefined || b.key !== undefined)) return pairsAlike(a, b, open);
  if (a.key !== b.key || (a.kind === 'group') !== (b.kind === 'group')) return false;
  const table = isWire ? wire : json;
  const [left, right] = [a, b].map((one) => table.get(one.kind === 'enum' && isWire ? 'int32' : one.name));
  if (left !== undefined && left === right) return a.kind !== 'enum' || b.kind !== 'enum' || enumsAlike(a, b);
  if (a.kind === 'enum' && b.kind === 'enum') return enumsAlike(a, b);
  return a.kind === b.kind && messagesAlike(a, b, audience, open);
}

/** A map is a list of messages of a key and a value. */
function pairsAlike(a: FieldType, b: FieldType, open: Set<string>): boolean {
  const [was, now] = [a, b].map(pairOf);
  if (was === undefined || now === undefined) return false;
  return was.every((type, index) => readAlike(type, now[index] ?? type, 'wire', open));
}

function pairOf(type: FieldType): readonly FieldType[] | undefined {
  const { key, names, name } = type;
  if (key !== undefined)
    return [
      { name: key, kind: 'scalar', names },
      { ...type, key: undefined },
    ];
  const fields = Object.values(names.messageOf(name)?.fields ?? {}).toSorted((one, other) => one.number - other.number);
  if (fields.length !== 2 || fields.some(({ number, label }, index) => number !== index + 1 || label === 'repeated')) {
    return undefined;
  }
  return fields.map((field) => typeIn(field, type));
}

function messagesAlike(a: FieldType, b: FieldType, audience: 'wire' | 'json', open: Set<string>): boolean {
  const [was, now] = [a.names.messageOf(a.name), b.names.messageOf(b.name)];
  if (was === undefined || now === undefined) return false;
  const pair = `${a.name} ${b.name}`;
  if (open.has(pair)) return true;
  open.add(pair);
  const fields = new Map(Object.entries(now.fields).map(([name, field]) => [field.number, { name, field }]));
  const written = new Set(Object.values(was.fields).map(({ number }) => number));
  // Who reads it refuses it where what is required is not there.
  if ([...fields.values()].some(({ field }) => field.label === 'required' && !written.has(field.number))) return false;
  return Object.entries(was.fields).every(([name, field]) => {
    const other = fields.get(field.number);
    if (other === undefined || (audience === 'json' && other.name !== name)) return false;
    const labels = [field.label, other.field.label].map((label) =>
      label === 'repeated' || label === 'map' ? 'many' : label,
    );
    const needed = labels.includes('required') && labels[0] !== labels[1];
    if (needed || (labels[0] === 'many') !== (labels[1] === 'many')) return false;
    return readAlike(typeIn(field, a), typeIn(other.field, b), audience, open);
  });
}

/** The type of a field of a message of this name. */
function typeIn({ type, key, group }: Field, { name: scope, names }: FieldType): FieldType {
  const name = names.resolve(type, scope);
  return { name, kind: group ? 'group' : kindIn(names, name), names, ...(key === undefined ? {} : { key }) };
}

/** An enum stands for another that gives its numbers the same names. */
function enumsAlike(a: FieldType, b: FieldType): boolean {
  const [was, now] = [a, b].map(({ names, name }) => Object.entries(names.enumOf(name)?.values ?? {}));
  return (was ?? []).every(([name, { number }]) =>
    now?.some(([other, one]) => other === name && one.number === number),
  );
}
