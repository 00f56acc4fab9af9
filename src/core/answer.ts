import { clean } from './agents/text/clean.ts';
import { answerQuestion } from './agents/answering/answer-question.ts';
import { caseOf, limitsOf, panelFor } from './case-of.ts';
import type { Consulted } from './consult.ts';
import { type Additions, nothingAdded } from './model/addition.ts';
import type { AskedAnswer, Material } from './model/material.ts';
import type { World } from './model/world.ts';
import { briefOf, factsFor, problemOf } from './report/answers/index.ts';
import type { Reviewed } from './review.ts';

/** An agent's additions to an answer about a change. Never throws: if the agent fails, the facts are the answer. */
export async function additionsTo(
  asked: AskedAnswer,
  material: Material,
  {
    reviewed,
    world,
    by,
  }: { readonly reviewed: Reviewed; readonly world: World; readonly by: Omit<Consulted, 'earlier'> },
): Promise<Additions> {
  const { agent } = reviewed.config;
  if (world.ask === undefined) return nothingAdded('no model is configured');
  if (!agent.on) return nothingAdded('the configuration asks no agent');
  if (problemOf(asked, material) !== null) return nothingAdded('nobody can tell what is meant');
  try {
    const panel = await panelFor(reviewed, world, by.agents);
    if (panel === null) return nothingAdded('no agent file describes one that finds');
    return await answerQuestion(
      {
        brief: briefOf(asked.name),
        words: asked.args.join(' '),
        // The passages nearest to the words of a question are part of the evidence, too.
        facts: asked.name === 'ask' ? '' : factsFor(asked, material),
      },
      caseOf(reviewed, null),
      panel,
      limitsOf(reviewed, { ...world, ask: world.ask }, by),
    );
  } catch (error) {
    return nothingAdded(`the agent failed (${clean(error instanceof Error ? error.message : String(error), 200)})`);
  }
}
