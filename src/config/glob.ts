/**
 * A pattern as people write it, as minimatch understands it: `api/` and `api` mean everything below that folder, `./`
 * and a leading slash mean nothing, and `#` is a letter like any other.
 */
export function globOf(pattern: string): string {
  const plain = pattern.replace(/^(\.?\/)+/, '').replace(/^#/, '\\#');
  if (plain.endsWith('/')) return `${plain}**`;
  const last = plain.slice(plain.lastIndexOf('/') + 1);
  return /[*?[\]{}().!+@]/.test(last) ? plain : `${plain}{,/**}`;
}
