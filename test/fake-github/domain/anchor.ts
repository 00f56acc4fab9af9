import type { Change } from '../git/changes.ts';
import type { Hunk } from '../git/patch.ts';
import type { Anchor, Limits, Pull } from './hub.ts';
import { filesOf } from './pull-files.ts';

/** Where a comment is asked to stand. */
export interface Asked {
  readonly path: string;
  readonly line?: number;
  readonly side?: string;
  readonly start_line?: number;
  readonly start_side?: string;
  readonly position?: number;
}

/** A place in the diff that exists, with what the host derives from it. */
export interface Anchored {
  readonly anchor: Anchor;
  readonly diffHunk: string;
  readonly position: number;
}

const notInDiff =
  "Pull request review thread line must be part of the diff, Pull request review thread start line must be part of the same hunk as the line., and Pull request review thread diff hunk can't be blank";

/** Finds the place in the diff of a commit; what GitHub says where there is none names neither file nor line. */
export function anchored(pull: Pull, commit: string, asked: Asked, limits: Limits): Anchored | string {
  const change = filesOf(pull, commit).changes.find(({ path }) => path === asked.path);
  if (!change) return 'Path could not be resolved';
  const places = placesOf(shownHunks(change, limits));
  const at =
    asked.position === undefined
      ? places.find((place) => place[sideOf(asked.side)] === asked.line)
      : places[asked.position - 1];
  if (!at || (asked.line === undefined && asked.position === undefined)) return notInDiff;
  const side = asked.position === undefined ? sideOf(asked.side) : at.RIGHT === null ? 'LEFT' : 'RIGHT';
  const startSide = asked.start_line === undefined ? null : sideOf(asked.start_side ?? asked.side);
  if (startSide) {
    const start = places.find((place) => place[startSide] === asked.start_line);
    if (!start || start.hunk !== at.hunk || start.position >= at.position) return notInDiff;
  }
  return {
    anchor: { path: asked.path, line: at[side], side, startLine: asked.start_line ?? null, startSide },
    diffHunk: at.hunk.text.slice(0, at.index + 1).join('\n'),
    position: at.position,
  };
}

/** The hunks of a file as its `patch` shows them: none where the patch is left out. */
export function shownHunks(change: Change, limits: Limits): readonly Hunk[] {
  return change.patch && change.bytes <= limits.patchBytes ? change.patch.hunks : [];
}

/** A line of a printed patch. */
export interface Place {
  readonly hunk: Hunk;
  /** Its index in the hunk, whose header is 0. */
  readonly index: number;
  /** Lines below the first header of the file. */
  readonly position: number;
  /** Its number on each side; null where that side does not have it. */
  readonly LEFT: number | null;
  readonly RIGHT: number | null;
}

/** Every line a comment can stand on: `places[n]` has position n + 1, later headers and all. */
export function placesOf(hunks: readonly Hunk[]): Place[] {
  const places: Place[] = [];
  for (const hunk of hunks) {
    let [before, after] = [hunk.beforeStart, hunk.afterStart];
    for (const [index, line] of hunk.text.entries()) {
      if (index === 0 && places.length === 0) continue;
      const sign = index === 0 ? '@' : line[0];
      const LEFT = sign === '-' || sign === ' ' ? before++ : null;
      const RIGHT = sign === '+' || sign === ' ' ? after++ : null;
      places.push({ hunk, index, position: places.length + 1, LEFT, RIGHT });
    }
  }
  return places;
}

function sideOf(side: string | undefined): 'LEFT' | 'RIGHT' {
  return side === 'LEFT' ? 'LEFT' : 'RIGHT';
}
