import { parsePatch, type StructuredPatchHunk, structuredPatch } from 'diff';
import type { Hunk } from '../model/change-set.ts';

/** A hunk of a patch, as the lines it touches on each side. */
export function hunkOf(patch: StructuredPatchHunk): Hunk {
  const removed: number[] = [];
  const added: number[] = [];
  let before = patch.oldStart;
  let after = patch.newStart;
  for (const line of patch.lines) {
    if (line.startsWith('-')) removed.push(before++);
    else if (line.startsWith('+')) added.push(after++);
    else if (!line.startsWith('\\')) {
      before++;
      after++;
    }
  }
  return {
    beforeStart: patch.oldStart,
    beforeLines: patch.oldLines,
    afterStart: patch.newStart,
    afterLines: patch.newLines,
    removed,
    added,
  };
}

/** The hunks of a patch of one file, as a host prints it; none if the patch is truncated. */
export function hunksOfPatch(patch: string): readonly Hunk[] {
  try {
    return parsePatch(patch).flatMap(({ hunks }) => hunks.map(hunkOf));
  } catch {
    return [];
  }
}

/** The most differing lines for which hunks are computed: the time grows with their square, and nobody reads more. */
const mostEdits = 2_000;

/** The hunks between two texts, with three lines of context; one hunk for all of it if they differ too much. */
export function hunksBetween(before: string, after: string): readonly Hunk[] {
  if (before === after) return [];
  if (before === '' || after === '') return [everything(before, after)];
  const patch = structuredPatch('', '', before, after, undefined, undefined, {
    context: 3,
    stripTrailingCr: true,
    maxEditLength: mostEdits,
  });
  return patch ? patch.hunks.map(hunkOf) : [everything(before, after)];
}

function everything(before: string, after: string): Hunk {
  const removed = linesOf(before);
  const added = linesOf(after);
  return {
    beforeStart: 1,
    beforeLines: removed.length,
    afterStart: 1,
    afterLines: added.length,
    removed,
    added,
  };
}

function linesOf(text: string): number[] {
  const count = text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return Array.from({ length: count }, (_, index) => index + 1);
}
