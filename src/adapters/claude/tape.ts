import { createHash } from 'node:crypto';
import type { Question, Reply } from '../../core/model/question.ts';
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

/** A tape that is played, and a look at whether it was the right one. */
export interface Replay {
  /** Replies as the tape does, to the very same questions only. */
  readonly ask: Ask;
  /**
   * To be called when everything was asked: who asks takes an exception for a model that cannot be reached.
   * @throws Error where a question was not on the tape, or something on it was never asked.
   */
  readonly check: () => void;
}

/** Asks, and hands every question with its reply to `keep`. */
export function recording(ask: Ask, keep: (recorded: Recorded) => void): Ask {
  return async (question, signal) => {
    const reply = await ask(question, signal);
    keep({ key: keyOf(question), purpose: question.purpose, about: question.about, reply });
    return reply;
  };
}

/** Plays a tape, each reply once. */
export function replaying(tape: readonly Recorded[]): Replay {
  const left = [...tape];
  let wrong: Error | null = null;
  return {
    ask: async (question) => {
      const key = keyOf(question);
      const at = left.findIndex((recorded) => recorded.key === key);
      const [found] = at === -1 ? [] : left.splice(at, 1);
      if (found) return found.reply;
      throw (wrong ??= changed(`has no reply to this question (${question.purpose}, ${question.about})`));
    },
    check: () => {
      const [first] = left;
      if (wrong) throw wrong;
      if (first) throw changed(`has a reply that nobody asked for (${first.purpose}, ${first.about})`);
    },
  };
}

function changed(what: string): Error {
  return new Error(
    `The tape ${what}: what is asked has changed. Re-record it with \`npm run tape\` and read the difference.`,
  );
}

function keyOf(question: Question): string {
  return createHash('sha256').update(JSON.stringify(question)).digest('hex').slice(0, 16);
}
