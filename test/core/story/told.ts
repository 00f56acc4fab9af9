import { defaultConfig } from '../../../src/core/config/default.ts';
import type { ChangeSet } from '../../../src/core/model/change-set.ts';
import type { Config } from '../../../src/core/model/config.ts';
import type { Finding, Verified } from '../../../src/core/model/finding.ts';
import { treeOf } from '../../../src/core/model/tree.ts';
import { read } from '../../../src/core/read.ts';
import { judge } from '../../../src/core/judge.ts';
import { hunksBetween } from '../../../src/core/trees/hunks.ts';
import { verify } from '../../../src/core/verify/index.ts';
import { allReaders } from '../../../src/core/contracts/readers.ts';

await allReaders();

export type Texts = Readonly<Record<string, string>>;

/** The change from one set of texts to another. */
export function changeSetOf(before: Texts, after: Texts): ChangeSet {
  const [was, now] = [snapshotOf(before), snapshotOf(after)];
  const files = [...new Set([...was.paths, ...now.paths])].flatMap((path) => {
    const [old, young] = [before[path], after[path]];
    if (old === young) return [];
    const status = old === undefined ? 'added' : young === undefined ? 'removed' : 'modified';
    const sides = { before: old === undefined ? null : path, after: young === undefined ? null : path };
    return [{ status, ...sides, hunks: hunksBetween(old ?? '', young ?? '') } as const];
  });
  return { before: was, after: now, files, configs: [], notes: [] };
}

function snapshotOf(texts: Texts) {
  return { paths: Object.keys(texts), texts, refused: {} };
}

/** What the rules say of a change in two sets of texts, each finding with its verdict. */
export function toldOf(before: Texts, after: Texts, config: Partial<Config> = {}): readonly Verified[] {
  return toldOfChange(changeSetOf(before, after), config);
}

/** What the rules say of a change, each finding with its verdict. */
export function toldOfChange(changeSet: ChangeSet, config: Partial<Config> = {}): readonly Verified[] {
  const by = { ...defaultConfig, ...config };
  const facts = read(changeSet, '2026-06-01', by);
  const trees = { before: treeOf(changeSet.before), after: treeOf(changeSet.after) };
  const { story, notes } = judge(facts, by, trees);
  if (notes.length > 0) throw new Error(notes.join('\n'));
  return verify(story, changeSet, by);
}

/** Only what people hear. */
export function saidOf(before: Texts, after: Texts, config: Partial<Config> = {}): readonly Finding[] {
  return toldOf(before, after, config).flatMap(({ finding, verdict }) => (verdict.publish === false ? [] : [finding]));
}
