import type { ChangedFile, Hunk } from '../../model/change-set.ts';
import type { Side } from '../../model/place.ts';
import type { Tree } from '../../model/tree.ts';
import { bytesOf } from '../text/cut.ts';
import { linesOf, shown } from '../text/lines.ts';
import { withCodeAround } from './code-around.ts';

/** The two trees of a change. */
export type Trees = Readonly<Record<Side, Tree>>;

/** A changed file, written out for an agent. */
export interface DiffText {
  readonly path: string;
  readonly text: string;
  /** How many lines were added or removed. */
  readonly changed: number;
  /** What of it is not shown; null where it is all there. */
  readonly cut: string | null;
}

/** One line of a diff; a gap where context was left out. */
interface Row {
  readonly kind: '-' | '+' | ' ' | '@';
  readonly text: string;
}

/** The most of a file that is shown, in bytes: in all, and of its removed lines if they alone are more. */
export interface Extent {
  readonly all: number;
  readonly removed: number;
}

/** How much is shown around what changed. */
export type ContextLevel = 'hunks' | 'functions' | 'siblings';

const usual: Extent = { all: 80_000, removed: 400_000 };
/** The characters shown of a removed line, if not all removed lines fit. */
const shortLine = 200;

/**
 * A changed file with the lines of both sides numbered: `b12` before the change, `a14` after it. If not everything fits,
 * context is left out first, then the end of the added lines; removed lines are shortened last, because in contracts they
 * matter most. `context` says whether the functions around the changes are shown, and their siblings.
 */
export function diffText(file: ChangedFile, trees: Trees, context: ContextLevel, most: Extent = usual): DiffText {
  const path = file.after ?? file.before ?? '';
  const moved = file.before !== null && file.after !== null && file.before !== file.after ? `, was ${file.before}` : '';
  const head = `=== FILE ${path} (${file.status}${moved})`;
  const refusal = unreadable(file, trees);
  if (refusal !== null) return { path, text: `${head}\n[not shown: ${refusal}]`, changed: 0, cut: refusal };
  const before = linesOf((file.before !== null && trees.before.read(file.before)) || '');
  const after = linesOf((file.after !== null && trees.after.read(file.after)) || '');
  const hunks = context === 'hunks' ? file.hunks : withCodeAround(file.hunks, after, context === 'siblings');
  const rows = hunks.flatMap((hunk) => rowsOf(hunk, before, after));
  const changed = rows.filter(({ kind }) => kind === '-' || kind === '+').length;
  const { kept, cut } = fit(rows, most);
  return { path, text: [head, ...kept].join('\n'), changed, cut };
}

function unreadable(file: ChangedFile, trees: Trees): string | null {
  for (const side of ['after', 'before'] as const) {
    const path = file[side];
    if (path === null) continue;
    const refusal = trees[side].refusal(path);
    if (refusal) return refusal.because;
    if (trees[side].read(path) === undefined) return 'its text was not brought';
  }
  return file.hunks.length === 0 ? 'its text did not change' : null;
}

function rowsOf(hunk: Hunk, before: readonly string[], after: readonly string[]): readonly Row[] {
  const [removed, added] = [new Set(hunk.removed), new Set(hunk.added)];
  const rows: Row[] = [];
  let was = hunk.beforeStart;
  let is = hunk.afterStart;
  const [lastBefore, lastAfter] = [was + hunk.beforeLines, is + hunk.afterLines];
  rows.push({ kind: '@', text: `@@ b${was}-${Math.max(was, lastBefore - 1)} a${is}-${Math.max(is, lastAfter - 1)}` });
  while (was < lastBefore || is < lastAfter) {
    if (was < lastBefore && removed.has(was)) {
      rows.push({ kind: '-', text: row('-', was, null, before[was - 1]) });
      was++;
    } else if (is < lastAfter && added.has(is)) {
      rows.push({ kind: '+', text: row('+', null, is, after[is - 1]) });
      is++;
    } else {
      rows.push({ kind: ' ', text: row(' ', was, is, after[is - 1] ?? before[was - 1]) });
      was++;
      is++;
    }
  }
  return rows;
}

function row(sign: string, was: number | null, is: number | null, text = ''): string {
  const column = (side: string, line: number | null) => (line === null ? '' : `${side}${line}`).padEnd(6);
  return `${sign} ${column('b', was)} ${column('a', is)} | ${shown(text)}`;
}

/** The rows that fit, and what is missing in words; null if nothing is. */
function fit(rows: readonly Row[], most: Extent): { readonly kept: readonly string[]; readonly cut: string | null } {
  const size = (some: readonly Row[]) => some.reduce((sum, { text }) => sum + bytesOf(text) + 1, 0);
  if (size(rows) <= most.all) return { kept: rows.map(({ text }) => text), cut: null };
  const removed = rows.filter(({ kind }) => kind === '-');
  const shorten = size(removed) > Math.min(most.all, most.removed);
  let room = most.all - (shorten ? 0 : size(removed));
  let roomForRemoved = most.removed;
  const keeps = (one: Row): boolean => {
    if (one.kind === '@') return true;
    if (one.kind === ' ') return false;
    const bytes = bytesOf(one.text) + 1;
    if (one.kind === '-') return (roomForRemoved -= Math.min(bytes, shortLine)) >= 0;
    return (room -= bytes) >= 0;
  };
  const kept: string[] = [];
  const left = { '-': 0, '+': 0, ' ': 0 };
  let gap = 0;
  const close = (): void => {
    if (gap > 0) kept.push(`< ${gap} lines not shown >`);
    gap = 0;
  };
  for (const one of rows) {
    if (keeps(one)) {
      close();
      kept.push(one.kind === '-' && shorten ? one.text.slice(0, shortLine).toWellFormed() : one.text);
    } else if (one.kind !== '@') {
      gap++;
      left[one.kind]++;
    }
  }
  close();
  const what = [
    ...(left['-'] > 0 ? [`${left['-']} removed lines`] : []),
    ...(left['+'] > 0 ? [`${left['+']} added lines`] : []),
    ...(left[' '] > 0 ? [`${left[' ']} lines around them`] : []),
  ];
  return { kept, cut: what.length > 0 ? `too long to show all of it: without ${what.join(', ')}` : null };
}
