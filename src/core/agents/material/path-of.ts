/**
 * A path from a model in the form of our trees: forward slashes, no leading slash, no `.`; a `..` that leads out of the
 * tree is kept, so that the path names no file.
 */
export function pathOf(written: string): string {
  const parts: string[] = [];
  for (const part of written.trim().replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
