/** Words that say what a schema is for, and not of what: what is done with the thing, or how much of it is answered. */
const roles = new Set(
  [
    'create created creation creating new add added insert post update updated updating edit edited patch patched put upsert',
    'modify replace change save partial request req input body payload params parameters data dto form command in',
    'get read listed detail details detailed summary response resp result reply output',
  ].flatMap((line) => line.split(' ')),
);

/**
 * The thing that a schema is about, by its name alone: the same for `OrderCreate`, `UpdateOrderRequest` and the body of
 * `PUT /orders/{id}`. Null where the name tells nothing.
 */
export function resourceOf(schema: string): string | null {
  const words = wordsOf(schema).filter((word) => !roles.has(word));
  return words.length === 0 ? null : words.join(' ');
}

function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/\{[^}]*\}/g, ' ')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
