import { readConfig } from '../../src/core/config/index.ts';
import { prepareReaders } from '../../src/core/contracts/readers.ts';
import { prepareLanguages } from '../../src/core/languages/index.ts';
import { loadGrammar } from '../../src/adapters/local/grammars.ts';
import type { Facts } from '../../src/core/model/facts.ts';
import type { Rule } from '../../src/core/model/rule.ts';
import { treeOf } from '../../src/core/model/tree.ts';
import { read } from '../../src/core/read.ts';
import { isContractRule } from '../../src/core/rules/most-specific-rule.ts';
import { type Judgement, judge } from '../../src/core/judge.ts';
import { asOf, type Fixture } from './fixture.ts';

/** What one rule says to a case, and the facts it says it about. */
export interface JudgedFixture extends Omit<Judgement, 'story'> {
  readonly facts: Facts;
}

/** A rule over one difference judges alone; one over facts sees the changes that all the others judged. */
export async function judgeFixture(
  id: string,
  rules: Readonly<Record<string, Rule>>,
  { changeSet }: Fixture,
): Promise<JudgedFixture> {
  const rule = rules[id];
  if (!rule) throw new Error(`There is no rule ${id}: rename the folder test/fixtures/rules/${id}`);
  await prepareLanguages([...changeSet.before.paths, ...changeSet.after.paths], loadGrammar);
  const trees = { before: treeOf(changeSet.before), after: treeOf(changeSet.after) };
  await prepareReaders([trees.before, trees.after]);
  const { config } = readConfig(changeSet.configs, Object.keys(rules));
  const facts = read(changeSet, asOf, config);
  const { findings, notes } = judge(facts, config, trees, isContractRule(rule) ? { [id]: rule } : rules);
  return { facts, notes, findings: findings.filter((finding) => finding.rule === id) };
}
