import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { hunksBetween } from '../../src/core/trees/hunks.ts';
import type { ChangedFile, ChangeSet } from '../../src/core/model/change-set.ts';
import type { Place, Side } from '../../src/core/model/place.ts';
import type { Snapshot } from '../../src/core/model/tree.ts';

/** The day on which every fixture is reviewed. */
export const asOf = '2026-06-01';

/** A finding that a fixture expects: `#~ rule-id` or `//~ rule-id` at the end of the line it stands on. */
export interface Mark extends Place {
  readonly rule: string;
  readonly side: Side;
}

/** A tiny pull request: the folders `before` and `after`, without their marks. */
export interface Fixture {
  readonly changeSet: ChangeSet;
  readonly marks: readonly Mark[];
}

/** Reads a case. Either folder may be missing: nothing was there. The configuration is the before side's, as always. */
export function readFixture(folder: string): Fixture {
  const before = readSide(folder, 'before');
  const after = readSide(folder, 'after');
  const paths = [...new Set([...before.snapshot.paths, ...after.snapshot.paths])].toSorted();
  const config = '.github/architect.yml';
  const text = before.snapshot.texts[config];
  return {
    marks: [...before.marks, ...after.marks],
    changeSet: {
      before: before.snapshot,
      after: after.snapshot,
      files: paths.flatMap((path) => changedFile(path, before.snapshot.texts[path], after.snapshot.texts[path])),
      configs: text === undefined ? [] : [{ path: config, folder: '', text }],
      notes: [],
    },
  };
}

/** The cases of every rule under a folder of families, by the rule's id. */
export function casesOf(root: string): ReadonlyMap<string, readonly string[]> {
  const folders = (path: string) =>
    existsSync(path)
      ? readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
      : [];
  const rules = folders(root).flatMap((family) => folders(join(root, family)).map((rule) => `${family}/${rule}`));
  return new Map(rules.toSorted().map((rule) => [rule, folders(join(root, rule)).toSorted()]));
}

function readSide(folder: string, side: Side): { snapshot: Snapshot; marks: readonly Mark[] } {
  const root = join(folder, side);
  const texts: Record<string, string> = {};
  const marks: Mark[] = [];
  const files = existsSync(root) ? readdirSync(root, { recursive: true, withFileTypes: true }) : [];
  for (const entry of files.filter((one) => one.isFile())) {
    const full = join(entry.parentPath, entry.name);
    const file = relative(root, full).split(sep).join('/');
    const lines = readFileSync(full, 'utf8').split('\n');
    texts[file] = lines.map((line) => line.replace(mark, '')).join('\n');
    lines.forEach((line, index) => {
      for (const rule of mark.exec(line)?.groups?.['rules']?.split(/[\s,]+/) ?? []) {
        marks.push({ rule, side, file, line: index + 1 });
      }
    });
  }
  return { snapshot: { paths: Object.keys(texts).toSorted(), texts, refused: {} }, marks };
}

const mark = /\s*(?:#|\/\/)~\s*(?<rules>[\w/-]+(?:[\s,]+[\w/-]+)*)\s*$/;

function changedFile(path: string, before: string | undefined, after: string | undefined): ChangedFile[] {
  if (before === after) return [];
  const status = before === undefined ? 'added' : after === undefined ? 'removed' : 'modified';
  return [
    {
      status,
      before: before === undefined ? null : path,
      after: after === undefined ? null : path,
      hunks: hunksBetween(before ?? '', after ?? ''),
    },
  ];
}
