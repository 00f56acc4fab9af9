import { posix } from 'node:path';

/** Where an included file may be: below the folder of the file that includes it, or below any folder around that. */
export function candidatesOf(file: string, path: string): string[] {
  const found: string[] = [];
  for (let folder = posix.dirname(file); ; folder = posix.dirname(folder)) {
    found.push(posix.normalize(folder === '.' ? path : `${folder}/${path}`));
    if (folder === '.' || folder === '/') return found;
  }
}
