import { createHash } from 'node:crypto';
import type { Question, Reply } from '../model/question.ts';
import type { Ask } from './ask.ts';

/** One question of a tape and its reply; a line of `tape.jsonl`. */
export interface Recorded {
  /** What the question was, as a hash of every byte of it. */
  readonly key: string;
  /** For people who read the tape. */
  readonly purpose: Question['purpose'];
  readonly about: string;
  readonly reply: Reply;
}

/** Asks, and hands every question with its reply to `keep`. */
export function recording(ask: Ask, keep: (recorded: Recorded) => void): Ask {
  return async (question, signal) => {
    const reply = await ask(question, signal);
    keep({ key: keyOf(question), purpose: question.purpose, about: question.about, reply });
    return reply;
  };
}

/**
 * Replies as the tape does, to the very same questions only.
 * @throws Error where a question is not on the tape: the prompt changed, and the tape has to be recorded anew.
 */
export function replaying(tape: readonly Recorded[]): Ask {
  const replies = new Map<string, Reply[]>();
  for (const { key, reply } of tape) replies.set(key, [...(replies.get(key) ?? []), reply]);
  return async (question) => {
    const left = replies.get(keyOf(question));
    const reply = left !== undefined && left.length > 1 ? left.shift() : left?.[0];
    if (reply !== undefined) return reply;
    throw new Error(
      `The tape has no reply to this question (${question.purpose}, ${question.about}): the prompt changed. ` +
        'Re-record it with `npm run tape` and read the difference.',
    );
  };
}

function keyOf(question: Question): string {
  return createHash('sha256').update(JSON.stringify(question)).digest('hex').slice(0, 16);
}
