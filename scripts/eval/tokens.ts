import type { Purpose, Usage } from '../../src/core/model/question.ts';

/** The calls of a model, and their tokens. */
export interface Tokens {
  readonly calls: number;
  /** Sent, and neither read from the cache nor written to it. */
  readonly uncached: number;
  readonly written: number;
  readonly read: number;
  readonly out: number;
}

/** The tokens of a review by what they were for. */
export type TokensByRole = Readonly<Record<Purpose, Tokens>>;

const none: Tokens = { calls: 0, uncached: 0, written: 0, read: 0, out: 0 };

/** No calls. */
export const noTokens: TokensByRole = { find: none, refute: none, edit: none };

/** The tokens with those of one more answer. */
export function withAnswer(tokens: TokensByRole, purpose: Purpose, usage: Usage): TokensByRole {
  const { input, output, cacheRead, cacheWrite5m, cacheWrite1h } = usage;
  const one = { calls: 1, uncached: input, written: cacheWrite5m + cacheWrite1h, read: cacheRead, out: output };
  return { ...tokens, [purpose]: sumOfTokens([tokens[purpose], one]) };
}

/** The sum of tokens. */
export function sumOfTokens(tokens: readonly Tokens[]): Tokens {
  const sum = (of: (one: Tokens) => number) => tokens.reduce((total, one) => total + of(one), 0);
  return {
    calls: sum(({ calls }) => calls),
    uncached: sum(({ uncached }) => uncached),
    written: sum(({ written }) => written),
    read: sum(({ read }) => read),
    out: sum(({ out }) => out),
  };
}
