/**
 * A pattern of the configuration as a minimatch pattern: `api/` and `api` match everything below that folder, `./` and a
 * leading slash are ignored, and `#` is an ordinary letter. `folder` is where the configuration is: its patterns start there.
 */
export function globOf(pattern: string, folder = ''): string {
  const below = folder === '' ? '' : `${folder.replace(/[\\*?[\]{}()!+@]/g, '\\$&')}/`;
  const plain = `${below}${pattern.replace(/^(\.?\/)+/, '')}`.replace(/^#/, '\\#');
  if (plain.endsWith('/')) return `${plain}**`;
  const last = plain.slice(plain.lastIndexOf('/') + 1);
  return /[*?[\]{}().!+@]/.test(last) ? plain : `${plain}{,/**}`;
}
