/**
 * A pattern as people write it, as minimatch understands it: `api/` and `api` mean everything below that folder, `./`
 * and a leading slash mean nothing, and `#` is a letter like any other. What a folder's own configuration says starts from
 * there.
 */
export function globOf(pattern: string, folder = ''): string {
  const below = folder === '' ? '' : `${folder.replace(/[\\*?[\]{}()!+@]/g, '\\$&')}/`;
  const plain = `${below}${pattern.replace(/^(\.?\/)+/, '')}`.replace(/^#/, '\\#');
  if (plain.endsWith('/')) return `${plain}**`;
  const last = plain.slice(plain.lastIndexOf('/') + 1);
  return /[*?[\]{}().!+@]/.test(last) ? plain : `${plain}{,/**}`;
}
