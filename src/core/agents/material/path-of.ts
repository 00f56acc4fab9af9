/**
 * A path as our trees name files, whatever somebody wrote: no leading slash, no `.`; a `..` that leads out of the tree
 * stays in, and so names nothing.
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
