import type { Ask } from '../../src/adapters/claude/ask.ts';
import { noFacts } from '../../src/core/model/facts.ts';
import type { Reviewed as Ruled } from '../../src/core/review.ts';
import { type Extra, extras } from '../../src/core/agents/material/extra.ts';
import type { Measured } from './run.ts';
import { noTokens } from './tokens.ts';

/** What an agent can be measured without: the difference says what it is worth. */
export const ablations = ['tools', 'facts', ...extras, 'editor', 'skeptics'] as const;
export type Ablation = (typeof ablations)[number];

/** Asks without anything to look things up with. */
export function withoutTools(ask: Ask): Ask {
  return (question, signal) => ask({ ...question, tools: [] }, signal);
}

/** Asks without an editor: what was found is put together by code. */
export function withoutEditor(ask: Ask): Ask {
  return async (question, signal) =>
    question.purpose === 'edit'
      ? { trouble: { kind: 'invalid', message: 'there is no editor' } }
      : ask(question, signal);
}

/** What is left out of what agents are shown besides the change; null where it is something else that is. */
export function extraOf(without: Ablation | null): Extra | null {
  return extras.find((extra) => extra === without) ?? null;
}

/** What agents start from without anything that was read of the change, or found by rules: the diff is left. */
export function withoutFacts(ruled: Ruled): Ruled {
  return {
    ...ruled,
    facts: noFacts(ruled.facts.asOf),
    publication: { ...ruled.publication, verified: [] },
  };
}

/** The same reviews as if nobody had put to the test what was found. It takes no further call to know that. */
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
