const types = [
  'blob boolean document string byte short integer long float double bigDecimal bigInteger timestamp',
].flatMap((line) => line.split(' '));

const prelude = new Map([
  ...types.map((type): [string, string] => [`smithy.api#${type.charAt(0).toUpperCase()}${type.slice(1)}`, type]),
  ...['Boolean', 'Byte', 'Short', 'Integer', 'Long', 'Float', 'Double'].map((name): [string, string] => [
    `smithy.api#Primitive${name}`,
    name.toLowerCase(),
  ]),
  ['smithy.api#Unit', 'structure'],
]);

/** The type of a shape that every model has; null for any other. */
export function preludeType(id: string): string | null {
  return prelude.get(id) ?? null;
}
