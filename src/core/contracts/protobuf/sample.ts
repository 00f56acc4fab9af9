import type { Names } from './names.ts';

/** Deeper than this a message is left out, and so is what comes after so many fields. */
const deepest = 4;
const most = 60;

/** A message as JSON has it, with all its fields, of each `oneof` the first: by its full name, as far as an example goes. */
export function sampleOf(type: string, names: Names): unknown {
  let left = most;
  return sample(type, []) ?? {};

  function sample(type: string, inside: readonly string[]): unknown {
    if (known.has(type)) return known.get(type);
    const values = Object.entries(names.enumOf(type)?.values ?? {});
    if (values.length > 0) return (values.find(([, { number }]) => number !== 0) ?? values[0])?.[0];
    const message = names.messageOf(type);
    if (message === undefined || inside.includes(type) || inside.length > deepest) return undefined;
    const chosen = new Set<string>();
    const fields: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(message.fields)) {
      if (field.oneof !== undefined && chosen.has(field.oneof)) continue;
      if (--left < 0) break;
      const value = sample(names.resolve(field.type, type), [...inside, type]);
      if (value === undefined) continue;
      if (field.oneof !== undefined) chosen.add(field.oneof);
      const held = field.label === 'map' ? { [keyOf(field.key)]: value } : value;
      fields[jsonName(name, field.options['json_name'])] = field.label === 'repeated' ? [held] : held;
    }
    return fields;
  }
}

function jsonName(name: string, given: unknown): string {
  if (typeof given === 'string' && /^\w+$/u.test(given)) return given;
  return name.replaceAll(/_+(.)/gu, (_, letter: string) => letter.toUpperCase());
}

/** What a type is in JSON, where no message is read for it. Numbers of 64 bits are texts there. */
const known: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ...'double float int32 uint32 sint32 fixed32 sfixed32'.split(' ').map((name) => [name, 1] as const),
  ...'int64 uint64 sint64 fixed64 sfixed64'.split(' ').map((name) => [name, '1'] as const),
  ['bool', true],
  ['string', 'text'],
  ['bytes', 'dGV4dA=='],
  ['google.protobuf.Timestamp', '2026-01-31T12:00:00Z'],
  ['google.protobuf.Duration', '3s'],
  ['google.protobuf.FieldMask', 'name'],
  ['google.protobuf.Struct', {}],
  ['google.protobuf.Value', 'text'],
  ...['Double', 'Float', 'Int32', 'UInt32'].map((name) => [`google.protobuf.${name}Value`, 1] as const),
  ...['Int64', 'UInt64'].map((name) => [`google.protobuf.${name}Value`, '1'] as const),
  ['google.protobuf.StringValue', 'text'],
  ['google.protobuf.BoolValue', true],
]);

function keyOf(type: string | undefined): string {
  return type === 'string' ? 'key' : type === 'bool' ? 'true' : '1';
}
