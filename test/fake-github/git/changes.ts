import type { Entry, ObjectStore } from './object-store.ts';
import { type Patch, patchOf } from './patch.ts';

/** A file that differs between two trees. */
export interface Change {
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  readonly path: string;
  readonly previous: string | null;
  /** The blob after the change, or the one that was removed. */
  readonly sha: string;
  /** Null for what is no text; a pure rename has one without hunks. */
  readonly patch: Patch | null;
  readonly bytes: number;
}

/** Above this, git does not look for renames that also change something. */
const mostRenames = 400;

/** What differs between two trees, by path, with renames found as git finds them: half of the lines are the same. */
export function changesBetween(store: ObjectStore, before: string, after: string): readonly Change[] {
  const ofStore = known.get(store) ?? new Map<string, readonly Change[]>();
  known.set(store, ofStore);
  const changes = ofStore.get(`${before} ${after}`) ?? compared(store, before, after);
  ofStore.set(`${before} ${after}`, changes);
  return changes;
}

/** Every page of a long list asks for the same comparison. */
const known = new WeakMap<ObjectStore, Map<string, readonly Change[]>>();

function compared(store: ObjectStore, before: string, after: string): readonly Change[] {
  const filesBefore = store.files(before);
  const filesAfter = store.files(after);
  const removed = new Map([...filesBefore].filter(([path]) => !filesAfter.has(path)));
  const changes: Change[] = [];
  for (const [path, entry] of filesAfter) {
    const was = filesBefore.get(path);
    if (was?.sha === entry.sha && was.mode === entry.mode) continue;
    if (was) {
      changes.push(change(store, was.sha === entry.sha ? 'changed' : 'modified', path, null, was, entry));
      continue;
    }
    const origin = originOf(store, removed, entry);
    if (origin !== null) {
      changes.push(change(store, 'renamed', path, origin, removed.get(origin) as Entry, entry));
      removed.delete(origin);
    } else changes.push(change(store, 'added', path, null, null, entry));
  }
  for (const [path, entry] of removed) changes.push(change(store, 'removed', path, null, entry, null));
  return changes.toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}

function originOf(store: ObjectStore, removed: ReadonlyMap<string, Entry>, entry: Entry): string | null {
  for (const [path, was] of removed) if (was.sha === entry.sha) return path;
  if (removed.size > mostRenames) return null;
  const text = textOf(store, entry);
  if (!text) return null;
  const lines = new Set(text.split('\n'));
  for (const [path, was] of removed) {
    const other = textOf(store, was)?.split('\n') ?? [];
    const same = other.filter((line) => lines.has(line)).length;
    if (same * 2 >= Math.max(other.length, lines.size)) return path;
  }
  return null;
}

function change(
  store: ObjectStore,
  status: Change['status'],
  path: string,
  previous: string | null,
  was: Entry | null,
  is: Entry | null,
): Change {
  const before = was ? textOf(store, was) : '';
  const after = is ? textOf(store, is) : '';
  const text = before !== null && after !== null;
  return {
    status,
    path,
    previous,
    sha: (is ?? was)?.sha as string,
    patch: text ? patchOf(`${was?.sha} ${is?.sha}`, before, after) : null,
    bytes: (before?.length ?? 0) + (after?.length ?? 0),
  };
}

/** The text of a file; null where git calls it binary. */
export function textOf(store: ObjectStore, entry: Entry): string | null {
  if (entry.mode === '160000') return `Subproject commit ${entry.sha}\n`;
  const bytes = store.blobs.get(entry.sha);
  return bytes === undefined || isBinary(bytes) ? null : Buffer.from(bytes).toString();
}

/** Git's own test: a zero byte near the start. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8000).includes(0);
}
