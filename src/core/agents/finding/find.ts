import type { TextBlock } from '../../model/question.ts';
import type { Agent } from '../definition/agent.ts';
import { answerForm } from '../answer-form.ts';
import { type Findings, readFindings } from '../claims/claim.ts';
import { type Ask, converse, type Outcome } from '../conversation/converse.ts';
import type { SpendingBudget } from '../conversation/spending-budget.ts';
import { reviewContract } from '../definition/review-contract.ts';
import type { Surroundings } from '../material/surroundings.ts';
import type { Fence } from '../text/fence.ts';
import { toolboxOf } from '../conversation/toolbox.ts';

/** The evidence and the questions of a finder. */
export interface Search {
  readonly agent: Agent;
  /** The evidence: the same text for every pass over this part. */
  readonly evidence: string;
  readonly lens: string;
  /** The ids of the checks of this pass; null for all. */
  readonly checks: readonly string[] | null;
  /** Whether low severity is raised, too. */
  readonly raisesLow: boolean;
  /** Earlier findings that are still open, and need not be found again. */
  readonly open: readonly string[];
  /** Earlier claims that were refuted. */
  readonly withheld: readonly string[];
}

/** The answer, and everything that was shown during the search. */
export interface Searched {
  readonly outcome: Outcome<Findings>;
  readonly seen: readonly string[];
}

/** What every question to a model needs. */
export interface ModelAccess {
  readonly ask: Ask;
  readonly spending: SpendingBudget;
  /** The beginning of every question, identical in each byte. */
  readonly system: readonly TextBlock[];
  readonly surroundings: Surroundings;
  readonly fence: Fence;
}

const most = { turns: 12, calls: 30, bytes: 200_000, tokens: 24_000 } as const;

/** Asks an agent to find flaws in a part of a change, with the questions of one lens. */
export async function find(search: Search, access: ModelAccess): Promise<Searched> {
  const { ask, spending, system, surroundings, fence } = access;
  const { agent, evidence, lens } = search;
  const toolbox = toolboxOf(agent.tools, surroundings, fence, most);
  const turns = Math.min(agent.turns ?? most.turns, most.turns);
  const question = [questionText(search, fence), toolbox.allowance(turns)].filter((part) => part !== '').join('\n\n');
  const outcome = await converse(
    ask,
    {
      question: {
        purpose: 'find',
        about: `${agent.name}: ${lens}`,
        model: agent.model,
        effort: agent.effort,
        system,
        mostTokens: most.tokens,
      },
      first: [
        { type: 'text', text: evidence, keep: '5m' },
        { type: 'text', text: `${agent.body}\n\n${reviewContract}`, keep: '5m' },
        { type: 'text', text: question },
      ],
      schema: answerForm,
      read: readFindings,
      toolbox,
      turns,
      shorter: 'Your last answer was cut off. Answer again with at most 8 findings, and shorter.',
    },
    spending,
  );
  return { outcome, seen: [...system.map(({ text }) => text), evidence, question, ...toolbox.found()] };
}

function questionText({ lens, checks, raisesLow, open, withheld }: Search, fence: Fence): string {
  const listed = (intro: string, of: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [intro, fence.around(of, lines.join('\n'))];
  const known = [
    ...listed('Said before and still open; do not repeat it in other words either:', 'open findings', open),
    ...listed(
      'Said before and refuted; do not repeat it, unless what speaks against it is gone:',
      'withheld claims',
      withheld,
    ),
  ];
  const which =
    checks === null
      ? 'Every check of the list is asked.'
      : `The checks of this look: ${checks.join(', ')}. Others look at the same part with the other checks; use one of those where you come upon it.`;
  const low = raisesLow ? ' What is of low severity is raised here too: report it.' : '';
  return [`Look at this part of the change for: ${lens}. ${which}${low}`, ...known].join('\n\n');
}
