import { hash } from 'node:crypto';
import type { Attempt } from '../../adapters/jobs/execution/attempt.ts';
import type { Records } from '../../adapters/jobs/records/records.ts';
import type { PullRequest } from '../../core/model/pull-request.ts';
import type { Question, Reply } from '../../core/model/question.ts';

/** The prefix of the keys under which answers are kept. */
export const answersPrefix = 'answer ';

/** Whose answers are kept, and which of them may be reused. */
export interface Keeping {
  readonly records: Pick<Records, 'keepShard' | 'readShard' | 'forgetShards'>;
  readonly pull: PullRequest;
  readonly attempt: Pick<Attempt, 'job'>;
  /** The agent is to look again: only answers to this very job are reused. */
  readonly again: boolean;
}

/** The answers of a model to the questions about a pull request. */
export interface Answers {
  /**
   * Asks, and keeps the answer at once. An attempt that continues an interrupted one gets the same answers to the same
   * questions, and pays only for the rest.
   */
  readonly ask: (question: Question) => Promise<Reply>;
  /** Deletes the answers: their result was published. */
  readonly forget: () => Promise<void>;
}

/** Keeps the answers of a model. */
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

/** The same value with its keys in order: databases store them in an order of their own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
