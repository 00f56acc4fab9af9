import { createHash } from 'node:crypto';
import type { Question, Reply } from '../../core/model/question.ts';
import type { Ask } from './ask.ts';

/** A question and its reply: one line of `tape.jsonl`. */
export interface Recorded {
  /** The hash of every byte of the question. */
  readonly key: string;
  /** For people who read the tape. */
  readonly purpose: Question['purpose'];
  readonly about: string;
  readonly reply: Reply;
}

/** A tape that is replayed. */
export interface Replay {
  /** Replies as the tape does, to exactly the recorded questions. */
  readonly ask: Ask;
  /**
   * Call this at the end: the agents treat an exception as a model that cannot be reached, so `ask` cannot report it.
   * @throws Error if a question was not on the tape, or a recorded question was never asked.
   */
  readonly check: () => void;
}

/** Asks, and passes every question with its reply to `keep`. */
export function recording(ask: Ask, keep: (recorded: Recorded) => void): Ask {
  return async (question, signal) => {
    const reply = await ask(question, signal);
    keep({ key: keyOf(question), purpose: question.purpose, about: question.about, reply });
    return reply;
  };
}

/** Replays a tape, each reply once. */
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
