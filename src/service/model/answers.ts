import { hash } from 'node:crypto';
import type { Attempt } from '../../adapters/jobs/execution/attempt.ts';
import type { Records } from '../../adapters/jobs/records/records.ts';
import type { PullRequest } from '../../core/model/pull-request.ts';
import type { Question, Reply } from '../../core/model/question.ts';

/** Under what answers are kept. */
export const answersPrefix = 'answer ';

/** Whose answers are kept, and which of them may be given again. */
export interface Keeping {
  readonly records: Pick<Records, 'keepShard' | 'readShard' | 'forgetShards'>;
  readonly pull: PullRequest;
  readonly attempt: Pick<Attempt, 'job'>;
  /** Somebody wants the agent to look anew: only answers to this very job are given again. */
  readonly again: boolean;
}

/** The answers of a model to the questions about a pull request. */
export interface Answers {
  /**
   * Asks, and keeps the answer as soon as it is there. An attempt that takes over from one that was ended is given the same
   * answers to the same questions, and pays for the rest.
   */
  readonly ask: (question: Question) => Promise<Reply>;
  /** What they led to is said: they are needed no more. */
  readonly forget: () => Promise<void>;
}

/** Keeps the answers of one who asks. */
export function answersOf(ask: Answers['ask'], { records, pull, attempt, again }: Keeping): Answers {
  const scope = again ? `${attempt.job} ` : '';
  return {
    ask: async (question) => {
      const key = `${answersPrefix}${scope}${hash('sha256', JSON.stringify(sorted(question)))}`;
      const known = (await records.readShard(pull, key)) as Reply | null;
      if (known !== null) return known;
      const reply = await ask(question);
      if ('answer' in reply) await records.keepShard(pull, key, reply);
      return reply;
    },
    forget: () => records.forgetShards(pull, answersPrefix),
  };
}

/** The same value with its keys in order: databases keep them in one of their own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
