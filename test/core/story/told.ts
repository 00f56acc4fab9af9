import { defaultConfig } from '../../../src/core/config/default.ts';
import type { Config } from '../../../src/core/model/config.ts';
import type { Finding, Verified } from '../../../src/core/model/finding.ts';
import { treeOf } from '../../../src/core/model/tree.ts';
import { read } from '../../../src/core/read.ts';
import { judge } from '../../../src/core/rules/judge.ts';
import { hunksBetween } from '../../../src/core/trees/hunks.ts';
import { verify } from '../../../src/core/verify/index.ts';

export type Texts = Readonly<Record<string, string>>;

/** What the rules say of a change in two sets of texts, each finding with its verdict. */
export function toldOf(before: Texts, after: Texts, config: Partial<Config> = {}): readonly Verified[] {
  const snapshots = [before, after].map((texts) => ({ paths: Object.keys(texts), texts, refused: {} }));
  const [was = { paths: [], texts: {}, refused: {} }, now = was] = snapshots;
  const files = [...new Set([...was.paths, ...now.paths])].flatMap((path) => {
    const [old, young] = [before[path], after[path]];
    if (old === young) return [];
    const status = old === undefined ? 'added' : young === undefined ? 'removed' : 'modified';
    const sides = { before: old === undefined ? null : path, after: young === undefined ? null : path };
    return [{ status, ...sides, hunks: hunksBetween(old ?? '', young ?? '') } as const];
  });
  const changeSet = { before: was, after: now, files, configs: [], notes: [] };
  const facts = read(changeSet, '2026-06-01');
  const by = { ...defaultConfig, ...config };
  const { story, notes } = judge(facts, by, { before: treeOf(was), after: treeOf(now) });
  if (notes.length > 0) throw new Error(notes.join('\n'));
  return verify(story, changeSet, by);
}

/** Only what people hear. */
export function saidOf(before: Texts, after: Texts, config: Partial<Config> = {}): readonly Finding[] {
  return toldOf(before, after, config).flatMap(({ finding, verdict }) => (verdict.publish === false ? [] : [finding]));
}
