import type { ConstArgumentNode, ConstValueNode } from 'graphql';

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

/** The arguments of a directive, in the same notation; empty where there are none. */
export function writtenArguments(list: readonly ConstArgumentNode[]): string {
  return list.length === 0 ? '' : `(${named(list)})`;
}

function named(list: readonly { readonly name: { readonly value: string }; readonly value: ConstValueNode }[]): string {
  const pairs = list.map(({ name, value }) => `${name.value}: ${writtenValue(value)}`);
  return pairs.toSorted().join(', ');
}
