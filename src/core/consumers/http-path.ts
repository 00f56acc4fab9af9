/** The segments of the path of an address, decoded; null for a variable one: `:id`, `{id}`, `{{id}}`. */
export function segmentsOf(address: string): readonly (string | null)[] {
  const [path = ''] = address
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '')
    .replace(/^\{\{[^{}]*\}\}/, '')
    .split(/[?#]/, 1);
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => (/^:.|\{\{|^\{.*\}$/.test(segment) ? null : decoded(segment)));
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
