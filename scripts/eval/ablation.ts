import type { Ask } from '../../src/adapters/claude/ask.ts';
import { noFacts } from '../../src/core/model/facts.ts';
import type { Reviewed as Ruled } from '../../src/core/review.ts';
import { type Extra, extras } from '../../src/core/agents/material/extra.ts';
import type { Measured } from './run.ts';
import { noTokens } from './tokens.ts';

/** The parts of the method that can be left out, to measure what each is worth. */
export const ablations = ['tools', 'facts', ...extras, 'editor', 'skeptics'] as const;
export type Ablation = (typeof ablations)[number];

/** Asks without tools. */
export function withoutTools(ask: Ask): Ask {
  return (question, signal) => ask({ ...question, tools: [] }, signal);
}

/** Asks without an editor: findings are then merged by code. */
export function withoutEditor(ask: Ask): Ask {
  return async (question, signal) =>
    question.purpose === 'edit'
      ? { trouble: { kind: 'invalid', message: 'there is no editor' } }
      : ask(question, signal);
}

/** The part of the evidence that is left out; null if another part of the method is. */
export function extraOf(without: Ablation | null): Extra | null {
  return extras.find((extra) => extra === without) ?? null;
}

/** A review without facts and findings of rules: agents start from the diff alone. */
export function withoutFacts(ruled: Ruled): Ruled {
  return {
    ...ruled,
    facts: noFacts(ruled.facts.asOf),
    publication: { ...ruled.publication, verified: [] },
  };
}

/** The reviews as if no skeptic had tested the findings. It takes no further calls of a model. */
export function withoutSkeptics(measured: readonly Measured[]): readonly Measured[] {
  return measured.map(({ one, runs }) => ({
    one,
    runs: runs.map((run) => ({
      ...run,
      ...run.untested,
      tokens: { ...noTokens, find: run.tokens.find },
      findings: [...run.findings, ...run.refuted],
    })),
  }));
}
