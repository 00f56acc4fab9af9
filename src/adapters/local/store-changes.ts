import { createHash } from 'node:crypto';
import type { ChangedFile } from '../../core/model/change-set.ts';
import type { Refusal } from '../../core/model/tree.ts';
import { hunksBetween } from '../../core/trees/hunks.ts';
import type { Store } from '../../core/trees/store.ts';

/** How many texts are read at a time while two trees are compared, to bound the memory. */
const atOnce = 500;

/**
 * What differs between two trees, found by comparing the content of `candidates`: two folders, or a commit and a
 * working tree. A file that moved unchanged is a rename.
 */
export async function changesOf(
  before: Store,
  after: Store,
  candidates: readonly string[],
): Promise<readonly ChangedFile[]> {
  const known = { before: new Set(before.paths), after: new Set(after.paths) };
  const files: ChangedFile[] = [];
  const gone = new Map<string, string>();
  const come = new Map<string, string>();
  for (let start = 0; start < candidates.length; start += atOnce) {
    const paths = candidates.slice(start, start + atOnce);
    const [was, now] = [await before.read(paths), await after.read(paths)];
    for (const path of paths) {
      const [inBefore, inAfter] = [known.before.has(path) && was.has(path), known.after.has(path) && now.has(path)];
      const [textBefore, textAfter] = [textOf(was.get(path)), textOf(now.get(path))];
      if (!inBefore && !inAfter) continue;
      if (inBefore && inAfter && isSame(was.get(path), now.get(path))) continue;
      if (!inAfter && textBefore) gone.set(path, digest(textBefore));
      if (!inBefore && textAfter) come.set(path, digest(textAfter));
      files.push({
        status: inBefore ? (inAfter ? 'modified' : 'removed') : 'added',
        before: inBefore ? path : null,
        after: inAfter ? path : null,
        hunks: hunksBetween(textBefore ?? '', textAfter ?? ''),
      });
    }
  }
  return withRenames(files, gone, come);
}

function withRenames(
  files: readonly ChangedFile[],
  gone: ReadonlyMap<string, string>,
  come: ReadonlyMap<string, string>,
): readonly ChangedFile[] {
  const origins = new Map([...gone].map(([path, content]) => [content, path]));
  const moved = new Set<string>();
  const renamed = files.map((file): ChangedFile => {
    const content = file.before === null && file.after !== null ? come.get(file.after) : undefined;
    const origin = content === undefined ? undefined : origins.get(content);
    if (content === undefined || origin === undefined) return file;
    origins.delete(content);
    moved.add(origin);
    return { status: 'renamed', before: origin, after: file.after, hunks: [] };
  });
  return renamed.filter((file) => file.after !== null || file.before === null || !moved.has(file.before));
}

/** Whether two files are known to have the same bytes, even if neither could be read. */
function isSame(was: string | Refusal | undefined, now: string | Refusal | undefined): boolean {
  if (typeof was !== 'object' || typeof now !== 'object') return was === now;
  return was.digest !== undefined && was.digest === now.digest;
}

function textOf(text: string | Refusal | undefined): string | null {
  return typeof text === 'string' ? text : null;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
