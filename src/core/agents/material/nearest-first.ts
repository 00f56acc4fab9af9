import type { ChangedFile } from '../../model/change-set.ts';

/** The paths with those first that share most folders with a changed file; within, the order stays. */
export function nearestFirst(paths: readonly string[], files: readonly ChangedFile[]): readonly string[] {
  const depths = foldersOf(files);
  const near = (path: string): number => {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const depth = depths.get(path.slice(0, end));
      if (depth !== undefined) return depth;
    }
    return 0;
  };
  return paths
    .map((path) => ({ path, depth: near(path) }))
    .toSorted((a, b) => b.depth - a.depth)
    .map(({ path }) => path);
}

/** Every folder that a changed file lies in, however deep below, with its own depth: the root has none. */
export function foldersOf(files: readonly ChangedFile[]): ReadonlyMap<string, number> {
  const depths = new Map([['', 0]]);
  for (const path of files.flatMap(({ before, after }) => [before ?? '', after ?? ''])) {
    const folders = path.split('/').slice(0, -1);
    folders.forEach((_, index) => depths.set(folders.slice(0, index + 1).join('/'), index + 1));
  }
  return depths;
}
