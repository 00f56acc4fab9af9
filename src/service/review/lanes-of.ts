import type { Run } from '../../adapters/jobs/records/run.ts';
import type { Publication } from '../../core/model/publication.ts';

/** How far the review of one head has come. */
export interface Lanes {
  readonly rules: Run | undefined;
  /** The agent's run of the same round. */
  readonly agent: Run | undefined;
  /** What was kept of what the rules came to. */
  readonly kept: Publication | null;
  /** The run of the rules, where all that there was to say is said; null where something is owed. */
  readonly whole: Run | null;
}

/** Sorts the latest runs of a head: an agent owes its word only where the rules were said without it. */
export function lanesOf(runs: readonly Run[]): Lanes {
  const rules = runs.find(({ lane }) => lane === 'rules');
  const agent = runs.find(({ lane, round }) => lane === 'agent' && round === rules?.round);
  const kept = (rules?.result as Publication | null | undefined) ?? null;
  const isOwed = kept?.lanes.agent === 'pending' && agent?.stage !== 'posted';
  return { rules, agent, kept, whole: rules?.stage === 'posted' && !isOwed ? rules : null };
}
