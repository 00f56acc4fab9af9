import type { ChangedFile } from '../../model/change-set.ts';
import type { Side } from '../../model/place.ts';

/** Which lines the change adds, edits or removes, and which it shows around them. */
export interface ChangedLines {
  /** Lines of a file on a side that the change touches, in their order; none where it touches none. */
  touched(side: Side, path: string): ReadonlySet<number>;
  /** The same, with the lines around them that the host shows. */
  shown(side: Side, path: string): ReadonlySet<number>;
}

const none: ReadonlySet<number> = new Set();

/** Looks the lines up by side and path, each list made once. */
export function changedLines(files: readonly ChangedFile[]): ChangedLines {
  const touched = new Map<string, Set<number>>();
  const shown = new Map<string, Set<number>>();
  for (const file of files) {
    for (const side of ['before', 'after'] as const) {
      if (file[side] === null) continue;
      const key = `${side} ${file[side]}`;
      touched.set(key, new Set(file.hunks.flatMap((hunk) => (side === 'after' ? hunk.added : hunk.removed))));
      shown.set(
        key,
        new Set(
          file.hunks.flatMap((hunk) => {
            const [start, count] =
              side === 'after' ? [hunk.afterStart, hunk.afterLines] : [hunk.beforeStart, hunk.beforeLines];
            return Array.from({ length: count }, (_, index) => start + index);
          }),
        ),
      );
    }
  }
  return {
    touched: (side, path) => touched.get(`${side} ${path}`) ?? none,
    shown: (side, path) => shown.get(`${side} ${path}`) ?? none,
  };
}
