import { type Additions, type Brief, nothingAdded } from '../../model/addition.ts';
import { type Located, locator } from '../claims/locate.ts';
import { converse, type Opening } from '../conversation/converse.ts';
import { spendingBudgetOf } from '../conversation/spending-budget.ts';
import { type Toolbox, toolboxOf } from '../conversation/toolbox.ts';
import type { Agent } from '../definition/agent.ts';
import type { Panel } from '../definition/panel.ts';
import type { AgentLimits } from '../agent-limits.ts';
import type { Case } from '../material/case.ts';
import { evidenceText } from '../material/evidence.ts';
import { openCase } from '../material/open-case.ts';
import type { Surroundings } from '../material/surroundings.ts';
import type { Fence } from '../text/fence.ts';
import { answerContract } from './answer-contract.ts';
import { checkAdditions } from './check-additions.ts';
import { namesIn } from './names-found.ts';
import { additionsForm, type ProposedAddition, readAdditions } from './proposed-additions.ts';

/** A question to an agent. */
export interface Asked {
  readonly brief: Brief;
  /** The asker's words; empty if there are none. They are untrusted data. */
  readonly words: string;
  /** The answer from facts; empty if the evidence contains all of it. */
  readonly facts: string;
}

const most = { turns: 8, calls: 16, bytes: 120_000, tokens: 8_000, facts: 24_000, words: 1_000 } as const;

/**
 * Asks an agent, in one conversation, to add to an answer from facts, and checks every addition by code. The facts are
 * never changed; if no agent answers, the result says why.
 */
export async function answerQuestion(
  asked: Asked,
  one: Case,
  { finders: [agent] }: Panel,
  limits: AgentLimits,
): Promise<Additions> {
  if (agent === undefined) return nothingAdded('no agent file describes one that finds');
  const { shards, background, fence, surroundings } = openCase(one, limits);
  // Only the first part of the change; the rest can be looked up with tools.
  const first = shards[0] ?? { diffs: [], files: [], facts: [] };
  const evidence = evidenceText(first, { ...background, documents: [] }, fence);
  const toolbox = toolboxOf(asked.brief.looks ? agent.tools : [], surroundings, fence, most);
  const opening = openingOf(asked, agent, evidence, toolbox, fence);
  const outcome = await converse(limits.ask, opening, spendingBudgetOf(limits.dollars));
  if (outcome.kind === 'too-large') return nothingAdded('the change is too large for one question');
  if (outcome.kind === 'unanswered') return nothingAdded(outcome.because);
  // The question is not included, nor an answer that repeats it: naming a thing does not prove that it exists in the
  // code.
  const advised = one.verified.map(({ finding: { message, fix } }) => `${message} ${fix}`);
  const shown = [evidence, ...advised, ...toolbox.found()];
  const additions = await checkAdditions(outcome.value, {
    sections: asked.brief.sections,
    trees: one.trees,
    locate: locator(surroundings),
    foundWith: async (lines) => namesIn([...shown, ...(await textsOf(lines, surroundings))]),
  });
  return { ...additions, because: null };
}

function openingOf(
  asked: Asked,
  agent: Agent,
  evidence: string,
  toolbox: Toolbox,
  fence: Fence,
): Opening<readonly ProposedAddition[]> {
  const { brief } = asked;
  const turns = brief.looks ? most.turns : 1;
  return {
    question: {
      purpose: 'answer',
      about: brief.name,
      model: agent.model,
      effort: agent.effort,
      system: [{ type: 'text', text: answerContract }],
      mostTokens: most.tokens,
    },
    first: [
      { type: 'text', text: evidence, keep: '5m' },
      { type: 'text', text: `${agent.body}\n\n${answering}`, keep: '5m' },
      { type: 'text', text: [...questionOf(asked, fence), toolbox.allowance(turns)].join('\n\n').trim() },
    ],
    schema: additionsForm,
    read: readAdditions,
    toolbox,
    turns,
    shorter: 'Your last answer was cut off. Answer again with at most 5 additions, and shorter.',
  };
}

/** The texts of the files that the lines are in, without those that cannot be read. */
async function textsOf(lines: readonly Located[], surroundings: Surroundings): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const { side, path } of lines) {
    const looked = (await surroundings.look(side, [path])).get(path);
    if (looked && 'text' in looked) texts.push(looked.text);
  }
  return texts;
}

const answering =
  'Here you review nothing: you add to an answer, as you were told at the start. Where that part and this one differ, that one is right.';

function questionOf({ brief, words, facts }: Asked, fence: Fence): readonly string[] {
  return [
    ...(facts === ''
      ? []
      : [
          'What facts say already, which is posted as it stands:',
          fence.around('the answer from facts', facts.slice(0, most.facts)),
        ]),
    ...(words === ''
      ? []
      : ['What somebody asked, in their words:', fence.around('a question', words.slice(0, most.words))]),
    `Add to the answer called ${brief.name}: ${brief.richer}.`,
    `Its sections are: ${brief.sections.join('; ')}.`,
  ];
}
