/** What the calls of a model are for in a review. */
export const purposes = ['find', 'refute', 'edit'] as const;
export type Purpose = (typeof purposes)[number];

/** What an agent asks of a model, in words of ours: only `claude/` knows how the host of the model spells them. */
export interface Question {
  /** What the call is for: it names the tape, the log line and the metric. */
  readonly purpose: Purpose | 'answer';
  /** The lens, or the finding that is put to the test. */
  readonly about: string;
  /** An alias (`sonnet`) or a full id. */
  readonly model: string;
  readonly effort: Effort;
  /** The same, byte for byte, for every call of an agent. */
  readonly system: readonly TextBlock[];
  readonly tools: readonly Tool[];
  readonly messages: readonly Message[];
  /** The JSON Schema of the last answer; null where any text will do. */
  readonly answer: Readonly<Record<string, unknown>> | null;
  readonly mostTokens: number;
}

/** How hard a model thinks. */
export const efforts = ['low', 'medium', 'high', 'xhigh', 'max'] as const;
export type Effort = (typeof efforts)[number];

/** A tool, as the model is told of it. The input is a JSON Schema. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Text; `keep` marks the end of a prefix that is cached for so long. */
export interface TextBlock {
  readonly type: 'text';
  readonly text: string;
  readonly keep?: '5m' | '1h';
}

/** A part of a message. `kept` is what only the model reads (its thinking), to be sent back as it came. */
export type Block =
  | TextBlock
  | { readonly type: 'use'; readonly id: string; readonly name: string; readonly input: unknown }
  | { readonly type: 'result'; readonly id: string; readonly text: string; readonly failed: boolean }
  | { readonly type: 'kept'; readonly value: unknown };

/** One turn of the conversation. */
export interface Message {
  readonly role: 'user' | 'assistant';
  readonly content: readonly Block[];
}

/** Why the model stopped. */
export type Stop = 'end' | 'tools' | 'length' | 'refusal' | 'context' | 'pause';

/** What came back, and what it cost. */
export interface Answer {
  readonly content: readonly Block[];
  readonly stop: Stop;
  /** The category of a refusal, where the model gave one. */
  readonly refusal: string | null;
  /** The model that answered: a full id. */
  readonly model: string;
  readonly usage: Usage;
  /** US dollars, by our table of prices. */
  readonly cost: number;
}

/** Tokens, as they are billed. */
export interface Usage {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
}

/** Why no answer came. */
export type Trouble =
  | 'key-refused'
  | 'overloaded'
  | 'rate-limited'
  | 'quota'
  | 'budget'
  | 'too-large'
  | 'schema'
  | 'unknown-model'
  | 'unreachable'
  | 'too-slow'
  | 'invalid';

/** An answer, or why there is none: data, because it crosses threads and is stored. */
export type Reply = { readonly answer: Answer } | { readonly trouble: Unanswered };

/** Why there is no answer. */
export interface Unanswered {
  readonly kind: Trouble;
  readonly message: string;
  /** US dollars for what was said before it broke off; left out where nothing was. */
  readonly cost?: number;
  /** Another model that can be asked the same; left out where there is none. */
  readonly instead?: string;
}
