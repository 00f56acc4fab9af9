import type { Question, Reply } from '../../core/model/question.ts';
import type { Ask } from './ask.ts';

/** The share of a review's time that may be spent on asking; the rest is for publishing the result. */
const share = 0.85;

/**
 * Asks until the review's time, which starts now, is nearly used up. What was found by then can still be published: a
 * review that is ended at its deadline loses what was paid for.
 */
export function withinTime(ask: Ask, reviewSeconds: number): Ask {
  const over = AbortSignal.timeout(Math.ceil(reviewSeconds * 1000 * share));
  return async (question: Question, signal?: AbortSignal): Promise<Reply> => {
    if (over.aborted) return { trouble: tooLate };
    const reply = await ask(question, signal ? AbortSignal.any([signal, over]) : over);
    if ('answer' in reply || !over.aborted || signal?.aborted) return reply;
    const { cost } = reply.trouble;
    return { trouble: cost === undefined ? tooLate : { ...tooLate, cost } };
  };
}

const tooLate = { kind: 'too-slow', message: 'the time for this review is over' } as const;
