/** The folder of a path, an empty string at the root. */
export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** A path below a folder with `.` and `..` worked out; null where it leaves the tree. */
export function joined(folder: string, path: string): string | null {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** A folder and those around it, innermost first, the root last. */
export function upwards(folder: string): readonly string[] {
  const found = [folder];
  for (let at = folder; at !== '';) found.push((at = folderOf(at)));
  return found;
}

/** A file of a folder, which may be the root. */
export function fileIn(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
