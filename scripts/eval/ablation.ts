import type { Ask } from '../../src/adapters/claude/ask.ts';
import { noFacts } from '../../src/core/model/facts.ts';
import type { Reviewed as Ruled } from '../../src/core/review.ts';
import type { Measured } from './run.ts';

/** What an agent can be measured without: the difference says what it is worth. */
export const ablations = ['tools', 'facts', 'skeptics'] as const;
export type Ablation = (typeof ablations)[number];

/** Asks without anything to look things up with. */
export function withoutTools(ask: Ask): Ask {
  return (question, signal) => ask({ ...question, tools: [] }, signal);
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
    runs: runs.map((run) => ({ ...run, ...run.untested, findings: [...run.findings, ...run.refuted] })),
  }));
}
