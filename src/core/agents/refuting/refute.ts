import type { Agent } from '../definition/agent.ts';
import { converse } from '../conversation/converse.ts';
import type { ModelAccess } from '../finding/find.ts';
import type { Locate } from '../claims/locate.ts';
import { isRemark } from '../claims/remark.ts';
import { skepticContract } from '../definition/review-contract.ts';
import { type Counted } from './tally.ts';
import { toolboxOf } from '../conversation/toolbox.ts';
import { readVote, voteSchema } from './vote.ts';

/** A claim, as it is put to the test: without the one who made it, and without how they came to it. */
export interface RefutationRequest {
  readonly skeptic: Agent;
  readonly evidence: string;
  /** The claim in words. */
  readonly claim: string;
  /** Why such a claim may be none. */
  readonly notWhen: readonly string[];
  /** The rule it is about, by its id. */
  readonly check: string;
}

const most = { turns: 6, calls: 10, bytes: 100_000, tokens: 8_000 } as const;

/** What each of three is told to look at, so that they do not all look at the same. */
const ways: readonly string[] = [
  'Look hardest at whether the scenario can happen at all: follow it through the code.',
  'Look hardest at whether the change brought it in, or whether it was as it is before.',
  'Look hardest at what already takes care of it: in front, around, below, in configuration.',
];

/** One vote on a claim, in a conversation of its own; null where none came back. */
export async function refute(
  trial: RefutationRequest,
  index: number,
  { ask, spending, surroundings, fence }: ModelAccess,
  locate: Locate,
): Promise<Counted | null> {
  const { skeptic, evidence } = trial;
  const outcome = await converse(
    ask,
    {
      question: {
        purpose: 'refute',
        about: trial.check,
        model: skeptic.model,
        effort: skeptic.effort,
        system: [
          { type: 'text', text: skeptic.body },
          { type: 'text', text: skepticContract, keep: '1h' },
        ],
        mostTokens: most.tokens,
      },
      first: [
        { type: 'text', text: evidence, keep: '5m' },
        {
          type: 'text',
          text: [
            'Is this claim about the change true?',
            fence.around('a claim', trial.claim),
            `It is none where: ${trial.notWhen.join('; ')}.`,
            ways[index % ways.length] ?? '',
          ].join('\n\n'),
        },
      ],
      schema: voteSchema,
      read: readVote,
      toolbox: toolboxOf(skeptic.tools, surroundings, fence, most),
      turns: Math.min(skeptic.turns ?? most.turns, most.turns),
      shorter: 'Your last answer was cut off. Answer again, and shorter.',
    },
    spending,
  );
  if (outcome.kind !== 'answered') return null;
  const { verdict, decisive } = outcome.value;
  const at = decisive === null ? null : await locate(decisive);
  // What a comment says of the code is no evidence: whoever opens a pull request can write one.
  return at !== null && !isRemark(at.quote) ? verdict : 'uncited';
}
