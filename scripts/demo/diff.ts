import type { ChangedFile, ChangeSet, Hunk } from '../../src/core/model/change-set.ts';
import type { InlineComment } from '../../src/core/model/publication.ts';

/** A line of a diff as a code host shows it, with the comments that stand under it. */
export interface Row {
  readonly kind: 'added' | 'removed' | 'context';
  /** Its number on each side; null where that side does not have it. */
  readonly before: number | null;
  readonly after: number | null;
  readonly text: string;
  readonly comments: readonly InlineComment[];
}

/** The rows of each hunk of a file. */
export function rowsOf(file: ChangedFile, changeSet: ChangeSet, comments: readonly InlineComment[]): readonly Row[][] {
  const here = comments.filter((comment) => comment.path === (file.after ?? file.before));
  const lines = { before: linesOf(changeSet.before.texts, file.before), after: linesOf(changeSet.after.texts, file.after) };
  return file.hunks.map((hunk) => hunkRows(hunk, lines, here));
}

function hunkRows(
  hunk: Hunk,
  lines: { readonly before: readonly string[]; readonly after: readonly string[] },
  comments: readonly InlineComment[],
): Row[] {
  const rows: Row[] = [];
  let before = hunk.beforeStart;
  let after = hunk.afterStart;
  const add = (kind: Row['kind']): void => {
    const own = { before: kind === 'added' ? null : before, after: kind === 'removed' ? null : after };
    const text = (own.after === null ? lines.before[before - 1] : lines.after[after - 1]) ?? '';
    rows.push({ kind, ...own, text, comments: comments.filter(({ side, line }) => own[side] === line) });
    if (own.before !== null) before += 1;
    if (own.after !== null) after += 1;
  };
  while (before < hunk.beforeStart + hunk.beforeLines || after < hunk.afterStart + hunk.afterLines) {
    if (hunk.removed.includes(before)) add('removed');
    else if (hunk.added.includes(after)) add('added');
    else add('context');
  }
  return rows;
}

function linesOf(texts: Readonly<Record<string, string>>, path: string | null): readonly string[] {
  return (path === null ? '' : (texts[path] ?? '')).split(/\r?\n/u);
}
