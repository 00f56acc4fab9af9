import type { AskRule } from '../../model/rule.ts';
import type { Agent } from '../definition/agent.ts';
import { type Findings, findingsSchema, readFindings } from '../claims/claim.ts';
import { type Ask, converse, type Outcome } from '../conversation/converse.ts';
import type { SpendingBudget } from '../conversation/spending-budget.ts';
import { reviewContract } from '../definition/review-contract.ts';
import type { Surroundings } from '../material/surroundings.ts';
import type { Fence } from '../text/fence.ts';
import { toolboxOf } from '../conversation/toolbox.ts';

/** What one who finds is shown and asked. */
export interface Search {
  readonly agent: Agent;
  /** The evidence: the same text for all who look at this part of the change. */
  readonly evidence: string;
  readonly lens: string;
  readonly questions: Readonly<Record<string, AskRule>>;
  /** Earlier findings that are still open: they need not be found again. */
  readonly open: readonly string[];
}

/** What came of a search, and all that was shown during it. */
export interface Searched {
  readonly outcome: Outcome<Findings>;
  readonly seen: readonly string[];
}

/** What everybody who asks a model needs. */
export interface ModelAccess {
  readonly ask: Ask;
  readonly spending: SpendingBudget;
  readonly surroundings: Surroundings;
  readonly fence: Fence;
}

const most = { turns: 12, calls: 30, bytes: 200_000, tokens: 24_000 } as const;

/** Lets an agent look at a part of a change with the questions of one lens. */
export async function find(search: Search, { ask, spending, surroundings, fence }: ModelAccess): Promise<Searched> {
  const { agent, evidence, lens } = search;
  const toolbox = toolboxOf(agent.tools, surroundings, fence, most);
  const question = questionText(search, fence);
  const outcome = await converse(
    ask,
    {
      question: {
        purpose: 'find',
        about: `${agent.name}: ${lens}`,
        model: agent.model,
        effort: agent.effort,
        system: [
          { type: 'text', text: agent.body },
          { type: 'text', text: reviewContract, keep: '1h' },
        ],
        mostTokens: most.tokens,
      },
      first: [
        { type: 'text', text: evidence, keep: '5m' },
        { type: 'text', text: question },
      ],
      schema: findingsSchema,
      read: readFindings,
      toolbox,
      turns: Math.min(agent.turns ?? most.turns, most.turns),
      shorter: 'Your last answer was cut off. Answer again with at most 8 findings, and shorter.',
    },
    spending,
  );
  return { outcome, seen: [evidence, question, ...toolbox.found()] };
}

function questionText({ lens, questions, open }: Search, fence: Fence): string {
  const checks = Object.entries(questions).map(
    ([id, { ask, notWhen, requires = [] }]) =>
      `- ${id}: ${ask} Not where: ${notWhen.join('; ')}.${requires.length > 0 ? ` Name a fact of the kind ${requires.join(' or ')}.` : ''}`,
  );
  const known =
    open.length === 0
      ? []
      : ['Said before and still open; do not repeat it:', fence.around('open findings', open.join('\n'))];
  return [`Look at this part of the change for: ${lens}. The checks:`, checks.join('\n'), ...known].join('\n\n');
}
