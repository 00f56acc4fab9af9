import type { Run } from '../../adapters/jobs/records/run.ts';
import type { Publication } from '../../core/model/publication.ts';

/** How far the review of one head has come. */
export interface Lanes {
  readonly rules: Run | undefined;
  /** The agent's run of the same round. */
  readonly agent: Run | undefined;
  /** The stored result of the rules. */
  readonly kept: Publication | null;
  /** The run of the rules, if everything was published; null if the agent's part is missing. */
  readonly whole: Run | null;
}

/** Sorts the latest runs of a head. The agent's part is missing only if the rules' result was published without it. */
export function lanesOf(runs: readonly Run[]): Lanes {
  const rules = runs.find(({ lane }) => lane === 'rules');
  const agent = runs.find(({ lane, round }) => lane === 'agent' && round === rules?.round);
  const kept = (rules?.result as Publication | null | undefined) ?? null;
  const isOwed = kept?.lanes.agent === 'pending' && agent?.stage !== 'posted';
  return { rules, agent, kept, whole: rules?.stage === 'posted' && !isOwed ? rules : null };
}
