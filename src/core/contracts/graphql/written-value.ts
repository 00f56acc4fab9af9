import type { ConstArgumentNode, ConstValueNode, TypeNode } from 'graphql';

/** A literal in one notation: strings as in JSON, the keys of objects in alphabetical order. */
export function writtenValue(value: ConstValueNode): string {
  switch (value.kind) {
    case 'ListValue':
      return `[${value.values.map(writtenValue).join(', ')}]`;
    case 'ObjectValue':
      return `{${named(value.fields)}}`;
    case 'StringValue':
      return JSON.stringify(value.value);
    case 'NullValue':
      return 'null';
    default:
      return String(value.value);
  }
}

/** A default in that notation, as it is read: one value where a list is asked for is a list of it, `1.0` is the float `1`. */
export function writtenDefault(value: ConstValueNode, type: TypeNode): string {
  if (type.kind === 'NonNullType') return writtenDefault(value, type.type);
  if (type.kind === 'ListType') {
    if (value.kind === 'NullValue') return 'null';
    const items = value.kind === 'ListValue' ? value.values : [value];
    return `[${items.map((item) => writtenDefault(item, type.type)).join(', ')}]`;
  }
  const isFloat = type.name.value === 'Float' && (value.kind === 'FloatValue' || value.kind === 'IntValue');
  return isFloat ? String(Number(value.value)) : writtenValue(value);
}

/** The arguments of a directive, in the same notation; empty where there are none. */
export function writtenArguments(list: readonly ConstArgumentNode[]): string {
  return list.length === 0 ? '' : `(${named(list)})`;
}

function named(list: readonly { readonly name: { readonly value: string }; readonly value: ConstValueNode }[]): string {
  const pairs = list.map(({ name, value }) => `${name.value}: ${writtenValue(value)}`);
  return pairs.toSorted().join(', ');
}
