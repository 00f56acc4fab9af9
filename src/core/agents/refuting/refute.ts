import type { Agent } from '../definition/agent.ts';
import { answerForm } from '../answer-form.ts';
import { converse } from '../conversation/converse.ts';
import type { ModelAccess } from '../finding/find.ts';
import { evidenceAt } from '../claims/evidence-at.ts';
import type { Locate, Located } from '../claims/locate.ts';
import { skepticContract } from '../definition/review-contract.ts';
import { type Counted } from './tally.ts';
import { toolboxOf } from '../conversation/toolbox.ts';
import { isMild, isRefuting, readVote, type Vote } from './vote.ts';

/** A claim for a skeptic: without its author, and without the reasoning behind it. */
export interface RefutationRequest {
  readonly skeptic: Agent;
  readonly evidence: string;
  /** The claim in words. */
  readonly claim: string;
  /** The code around its lines, fenced. */
  readonly around: string;
  /** The id of the rule it is about. */
  readonly check: string;
}

/** A vote, what it counts as, and its quoted lines that exist and are code. */
export interface Cast {
  readonly counts: Counted;
  readonly vote: Vote;
  readonly decisive: readonly Located[];
}

const most = { turns: 6, calls: 10, bytes: 100_000, tokens: 8_000 } as const;

const canItHappen = 'Look hardest at whether it can happen at all: follow it through the code, from what triggers it.';
const whatTakesCare =
  'Look hardest at what already takes care of it: in front, around, below, in the siblings, in configuration.';
const whetherNew = 'Look hardest at whether the change brought it in, or whether it was as it is before.';

/** The aspect each skeptic is told to check, so that they differ. One who may be the only one checks both. */
function aspectOf(index: number, wanted: number): string {
  if (index === 0) return wanted === 1 ? `${canItHappen} ${whatTakesCare}` : canItHappen;
  return index === 1 ? whatTakesCare : whetherNew;
}

/** Asks one skeptic, in a conversation of its own; null if there is no answer. */
export async function refute(
  request: RefutationRequest,
  { index, wanted }: { readonly index: number; readonly wanted: number },
  { ask, spending, system, surroundings, fence }: ModelAccess,
  locate: Locate,
): Promise<Cast | null> {
  const { skeptic, evidence } = request;
  const turns = Math.min(skeptic.turns ?? most.turns, most.turns);
  const toolbox = toolboxOf(skeptic.tools, surroundings, fence, most);
  const outcome = await converse(
    ask,
    {
      question: {
        purpose: 'refute',
        about: request.check,
        model: skeptic.model,
        effort: skeptic.effort,
        system,
        mostTokens: most.tokens,
      },
      first: [
        // Cached up to here: the same for all claims about this part of the change.
        { type: 'text', text: evidence },
        { type: 'text', text: `${skeptic.body}\n\n${skepticContract}`, keep: '5m' },
        {
          type: 'text',
          text: [
            'Is this claim about the change true?',
            fence.around('a claim', request.claim),
            ...(request.around === '' ? [] : ['The code around its lines:', request.around]),
          ].join('\n\n'),
          keep: '5m',
        },
        { type: 'text', text: `${aspectOf(index, wanted)} ${toolbox.allowance(turns)}`.trim() },
      ],
      schema: answerForm,
      read: readVote,
      toolbox,
      turns,
      shorter: 'Your last answer was cut off. Answer again, and shorter.',
    },
    spending,
  );
  if (outcome.kind !== 'answered') return null;
  const vote = outcome.value;
  const decisive = await evidenceAt(vote.decisive, locate);
  return { counts: decisive.length > 0 ? countedAs(vote) : 'unsure', vote, decisive };
}

/**
 * A reason like "mild" or "intended" does not refute a claim but limits it. A refutation without a reason does not
 * count.
 */
function countedAs({ verdict, ground }: Vote): Counted {
  if (verdict === 'UNSURE') return 'unsure';
  if (isMild(ground)) return 'limited';
  if (verdict === 'REAL') return 'real';
  return isRefuting(ground) ? 'refuted' : 'unsure';
}
