import { structuredPatch } from 'diff';

/** A hunk as the host prints it, and which lines of each side it holds. */
export interface Hunk {
  readonly beforeStart: number;
  readonly beforeLines: number;
  readonly afterStart: number;
  readonly afterLines: number;
  /** The header first; then every line with its sign. */
  readonly text: readonly string[];
}

/** What changed inside a file. */
export interface Patch {
  readonly hunks: readonly Hunk[];
  readonly additions: number;
  readonly deletions: number;
}

const known = new Map<string, Patch>();

/** The difference of two texts with three lines of context. Asked for the same two blobs again, it remembers. */
export function patchOf(key: string, before: string, after: string): Patch {
  const done = known.get(key);
  if (done) return done;
  const lines = before.split('\n');
  const hunks = structuredPatch('before', 'after', before, after, '', '', { context: 3 }).hunks.map((hunk) => {
    const { oldStart, oldLines, newStart, newLines } = hunk;
    const beforeStart = oldLines === 0 ? oldStart - 1 : oldStart;
    const afterStart = newLines === 0 ? newStart - 1 : newStart;
    const header = `@@ -${range(beforeStart, oldLines)} +${range(afterStart, newLines)} @@${heading(lines, oldStart)}`;
    return {
      beforeStart,
      beforeLines: oldLines,
      afterStart,
      afterLines: newLines,
      text: [header, ...hunk.lines],
    };
  });
  const signed = hunks.flatMap(({ text }) => text.slice(1));
  const patch = {
    hunks,
    additions: signed.filter((line) => line.startsWith('+')).length,
    deletions: signed.filter((line) => line.startsWith('-')).length,
  };
  known.set(key, patch);
  return patch;
}

/** The `patch` of a file in an answer: its hunks without the names of the files. */
export function printed(patch: Patch): string {
  return patch.hunks.flatMap(({ text }) => text).join('\n');
}

/** Git leaves out a length of one. */
function range(start: number, length: number): string {
  return length === 1 ? `${start}` : `${start},${length}`;
}

/** Git repeats the last line above the hunk that begins like a name: readers of hunks must not stumble over it. */
function heading(lines: readonly string[], start: number): string {
  for (let at = start - 2; at >= 0; at--) {
    const line = lines[at] ?? '';
    if (/^[A-Za-z_$]/.test(line)) return ` ${line.trimEnd().slice(0, 80)}`;
  }
  return '';
}
