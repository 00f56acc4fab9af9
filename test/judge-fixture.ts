import { readConfig } from '../src/config/index.ts';
import { prepareLanguages } from '../src/languages/index.ts';
import { loadGrammar } from '../src/local/grammars.ts';
import type { Facts } from '../src/model/facts.ts';
import type { Rule } from '../src/model/rule.ts';
import { treeOf } from '../src/model/tree.ts';
import { read } from '../src/read.ts';
import { isContractRule } from '../src/rules/contest.ts';
import { type Judgement, judge } from '../src/rules/judge.ts';
import { asOf, type Fixture } from './fixture.ts';

/** What one rule says to a case, and the facts it says it about. */
export interface JudgedFixture extends Judgement {
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
  const facts = read(changeSet, asOf);
  const trees = { before: treeOf(changeSet.before), after: treeOf(changeSet.after) };
  const { config } = readConfig(changeSet.configs, Object.keys(rules));
  const { findings, notes } = judge(facts, config, trees, isContractRule(rule) ? { [id]: rule } : rules);
  return { facts, notes, findings: findings.filter((finding) => finding.rule === id) };
}
