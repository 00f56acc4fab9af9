import { costOf } from '../../src/adapters/claude/cost.ts';
import { modelOf, modelsOf } from '../../src/adapters/claude/models.ts';
import type { Replay } from '../../src/adapters/claude/tape.ts';
import type { Answer, Block, Question, Reply } from '../../src/core/model/question.ts';

/** A hand-written reply to the first question of its purpose that has none yet. */
export interface Written {
  readonly purpose: Question['purpose'];
  /** The rule of the claim that is put to the test; left out where there is but one. */
  readonly about?: string;
  /** The answer: one JSON value. */
  readonly says?: unknown;
  /** What the model wants to look up first. */
  readonly uses?: readonly { readonly name: string; readonly input: unknown }[];
  /** Why no answer comes. */
  readonly trouble?: Extract<Reply, { trouble: unknown }>['trouble'];
}

const charactersPerToken = 4;

/** Replies with hand-written answers, under the model name `written-by-hand`; costs are estimated from the lengths. */
export function askingWritten(written: readonly Written[]): Replay {
  const left = [...written];
  let wrong: Error | null = null;
  return {
    ask: async (question) => {
      const { purpose, about } = question;
      const next = left.find((one) => one.purpose === purpose && (one.about ?? about) === about);
      if (next === undefined) throw (wrong ??= new Error(`answers.json has no answer left for: ${purpose}, ${about}`));
      left.splice(left.indexOf(next), 1);
      return next.trouble ? { trouble: next.trouble } : { answer: answerOf(next, question) };
    },
    check: () => {
      if (wrong) throw wrong;
      if (left.length > 0) throw new Error(`answers.json has ${left.length} answers that nobody asked for`);
    },
  };
}

function answerOf({ says, uses = [] }: Written, { system, tools, messages, answer, model }: Question): Answer {
  const content: readonly Block[] =
    uses.length > 0
      ? uses.map((use, index) => ({ type: 'use', id: `use_${index + 1}`, ...use }))
      : [{ type: 'text', text: JSON.stringify(says) }];
  const tokens = (value: unknown) => Math.ceil(JSON.stringify(value).length / charactersPerToken);
  const usage = {
    input: tokens([system, tools, messages, answer]),
    output: tokens(content),
    cacheRead: 0,
    cacheWrite5m: 0,
    cacheWrite1h: 0,
  };
  const cost = costOf(usage, modelOf(model, modelsOf(null)));
  return { content, stop: uses.length > 0 ? 'tools' : 'end', refusal: null, model: 'written-by-hand', usage, cost };
}
