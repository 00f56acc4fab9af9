import { textOf } from '../git/changes.ts';
import { patchOf } from '../git/patch.ts';
import { placesOf, shownHunks } from './anchor.ts';
import type { Limits, Pull, Thread } from './hub.ts';
import { filesOf, treeOf } from './pull-files.ts';

/** Where a thread stands in the diff of today. */
export interface CurrentPlace {
  readonly line: number;
  readonly startLine: number | null;
  readonly position: number;
}

/** Follows the line of a thread to the diff of the current head; null once it is outdated. */
export function currentPlace(pull: Pull, thread: Thread, limits: Limits): CurrentPlace | null {
  const { anchor } = thread;
  if (anchor.line === null) return null;
  const { mergeBase, changes } = filesOf(pull);
  const change = changes.find(({ path }) => path === anchor.path);
  if (!change) return null;
  const [from, to] = anchor.side === 'RIGHT' ? [thread.commit, pull.head.sha] : [thread.mergeBase, mergeBase];
  const line = followed(pull, anchor.path, from, to, anchor.line);
  const place = line === null ? undefined : placesOf(shownHunks(change, limits)).find((at) => at[anchor.side] === line);
  if (line === null || !place) return null;
  const startLine = anchor.startLine === null ? null : anchor.startLine + line - anchor.line;
  return { line, startLine, position: place.position };
}

/** The number an untouched line has in a later version of its file; null where it was changed. */
function followed(pull: Pull, path: string, from: string, to: string, line: number): number | null {
  if (from === to) return line;
  const { store } = pull.repository;
  const [was, is] = [from, to].map((commit) => store.files(treeOf(store, commit)).get(path));
  if (!was || !is) return null;
  if (was.sha === is.sha) return line;
  const [before, after] = [textOf(store, was), textOf(store, is)];
  if (before === null || after === null) return null;
  let shift = 0;
  for (const hunk of patchOf(`${was.sha} ${is.sha}`, before, after).hunks) {
    if (line < hunk.beforeStart) break;
    const place = placesOf([hunk]).find(({ LEFT }) => LEFT === line);
    if (place) return place.RIGHT;
    shift = hunk.afterStart + hunk.afterLines - hunk.beforeStart - hunk.beforeLines;
  }
  return line + shift;
}
