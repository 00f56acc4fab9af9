import type { Case } from './agents/material/case.ts';
import type { AgentLimits } from './agents/agent-limits.ts';
import { type Panel, panelOf } from './agents/definition/panel.ts';
import { agentPaths } from './config/agent-files.ts';
import { isReadable, operationsIn } from './contracts/operations.ts';
import { isWellFormed } from './languages/index.ts';
import type { AgentFile } from './model/agent-file.ts';
import { isStructured } from './model/contract.ts';
import type { Publication } from './model/publication.ts';
import { type AskRule, isAskRule } from './model/rule.ts';
import { treeOf } from './model/tree.ts';
import type { World } from './model/world.ts';
import type { Reviewed } from './review.ts';
import { areaOf } from './rules/area-of.ts';
import { rules } from './rules/index.ts';

/** The material agents start from, after the review by the rules. */
export function caseOf(
  { job, changeSet, changed, config, facts, publication }: Reviewed,
  earlier: Publication | null,
): Case {
  const trees = { before: treeOf(changeSet.before), after: treeOf(changeSet.after) };
  const questions = Object.entries(rules).flatMap(([id, rule]): [string, AskRule][] => {
    const severity = config.rules[id] ?? rule.severity;
    return isAskRule(rule) && severity !== 'off' ? [[id, { ...rule, severity }]] : [];
  });
  return {
    head: job.head,
    files: changeSet.files,
    changed,
    trees,
    facts,
    verified: publication.verified,
    questions: Object.fromEntries(questions),
    areaOf,
    intent: job.intent ?? null,
    raisesLow: config.agent.lowSeverity,
    endpoints: (side, path) => operationsIn(path, isStructured(path) ? (trees[side].read(path) ?? '') : ''),
    parses: (path, text) => (isStructured(path) ? isReadable(path, text) : isWellFormed(path, text)),
    earlier,
  };
}

/** Our agents and those of the base: a change cannot choose its own reviewers. */
export async function panelFor(reviewed: Reviewed, world: World, ours: readonly AgentFile[]): Promise<Panel | null> {
  const paths = agentPaths(reviewed.config, reviewed.changeSet.before.paths);
  return panelOf(ours, await textsOf(paths, reviewed, world));
}

/** The limits of agents, by the configuration of the base. */
export function limitsOf(
  { config }: Reviewed,
  { ask, look, gather, isLocal = false }: World & { readonly ask: AgentLimits['ask'] },
  { key, without = null }: { readonly key: string; readonly without?: AgentLimits['without'] },
): AgentLimits {
  return { ask, look, gather, isLocal, dollars: config.agent.dollars.pullRequest, key, without };
}

async function textsOf(paths: readonly string[], { changeSet }: Reviewed, world: World): Promise<readonly AgentFile[]> {
  const known = treeOf(changeSet.before);
  const missing = paths.filter((path) => known.read(path) === undefined);
  const looked = missing.length > 0 && world.look ? (await world.look('before', missing)).texts : {};
  return paths.flatMap((path) => {
    const text = known.read(path) ?? looked[path];
    return text === undefined ? [] : [{ path, text }];
  });
}
