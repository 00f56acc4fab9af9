import type { Extra } from './agents/material/extra.ts';
import { clean } from './agents/text/clean.ts';
import { type AgentResult, runAgents } from './agents/lane.ts';
import { caseOf, limitsOf, panelFor } from './case-of.ts';
import { agentPaths } from './config/agent-files.ts';
import { prepareSyntax } from './languages/index.ts';
import type { AgentFile } from './model/agent-file.ts';
import { isSaid, type Verified } from './model/finding.ts';
import type { Lanes, Publication } from './model/publication.ts';
import type { World } from './model/world.ts';
import { report } from './report/index.ts';
import type { Reviewed } from './review.ts';
import { acceptingOf } from './accepting-of.ts';
import { verify } from './verify/index.ts';

/** The reason why a refuted claim is not published. */
export const refutation = 'skeptics refuted it';

/** What agents need, besides a world that asks a model. */
export interface Consulted {
  /** The agent files that ship with Architect. */
  readonly agents: readonly AgentFile[];
  /** The secret that the fences around untrusted texts are derived from. */
  readonly key: string;
  /** What was published for an earlier head of the same pull request; null if nothing was. */
  readonly earlier: Publication | null;
  /** Evidence that agents do not get, for an evaluation; left out otherwise. */
  readonly without?: Extra | null;
}

/** The review by the rules, as it is published while agents are at work, or without them. */
export function withoutAgents(
  { job, facts, config, remarks, publication }: Reviewed,
  lane: Lanes['agent'],
  because: string | null = null,
): Publication {
  const lanes: Lanes = { rules: 'done', agent: lane, because };
  return report(job, facts, publication.verified, config, { ...remarks, lanes });
}

/**
 * The second half of a review: agents look at what no rule can prove. Never throws: if they fail, the rules' result is
 * published.
 */
export async function consult(reviewed: Reviewed, world: World, by: Consulted): Promise<Publication> {
  const { config, publication } = reviewed;
  if (world.ask === undefined || !config.agent.on) return publication;
  try {
    const panel = await panelFor(reviewed, world, by.agents);
    if (panel === null)
      return withoutAgents(reviewed, 'failed', 'no agent file describes one that finds and one that refutes');
    const edited = agentPaths(config, reviewed.changed).map(
      (path) =>
        `The change edits the agent file \`${path}\`; it was reviewed by the agents as the base describes them.`,
    );
    // Without a grammar it cannot be checked whether a replacement fits, and then it is only shown.
    await prepareSyntax(reviewed.changed, world.grammar).catch(() => {});
    return spoken(
      reviewed,
      await runAgents(
        caseOf(reviewed, by.earlier),
        { ...panel, notes: [...edited, ...panel.notes] },
        limitsOf(reviewed, { ...world, ask: world.ask }, by),
      ),
      by,
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return withoutAgents(reviewed, 'failed', `it failed (${clean(why, 200)})`);
  }
}

/** The rules' findings unchanged, and the agents' findings beside them, verified in the same way. */
function spoken(
  { job, changeSet, config, facts, findings, remarks }: Reviewed,
  result: AgentResult,
  { earlier }: Consulted,
): Publication {
  const said = new Map((earlier?.verified ?? []).map(({ finding: { id, added } }) => [id, added]));
  const ruled = findings.map((finding) => {
    const added = result.added.get(finding.id) ?? said.get(finding.id);
    return added ? { ...finding, added } : finding;
  });
  const standing = verify([...ruled, ...result.findings], changeSet, config, acceptingOf(job, facts));
  const verified = [
    ...standing,
    ...result.refuted.map((finding): Verified => ({
      finding,
      verdict: { publish: false, because: refutation },
    })),
  ];
  const lanes: Lanes = { rules: 'done', ...result.lane };
  const cleared = [...new Set([...result.cleared, ...silenced(standing)])];
  const { report: agent } = result;
  return report(job, facts, verified, config, { ...remarks, lanes, cleared, agent });
}

/** Findings of agents whose rule was turned off: their comments are resolved. */
function silenced(verified: readonly Verified[]): readonly string[] {
  const spoken = new Set(verified.filter(isSaid).map(({ finding }) => finding.id));
  return verified.flatMap(({ finding: { id, judged } }) => (judged && !spoken.has(id) ? [id] : []));
}
