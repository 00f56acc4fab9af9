/** More than this is counted, and not named. */
const mostNamed = 8;

/** The first of them, and how many there are beside them: `a`, `a and b`, `a, b and 7 more`. */
export function listed(items: readonly string[], most = mostNamed): string {
  const named = items.slice(0, most);
  const rest = items.length - named.length;
  const last = rest > 0 ? `${rest} more` : named.pop();
  return named.length === 0 ? (last ?? '') : `${named.join(', ')} and ${last ?? ''}`;
}
