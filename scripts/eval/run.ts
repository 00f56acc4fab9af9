import type { EvalCase } from './case.ts';
import type { Mode, Reviewed, ReviewCase } from './review-case.ts';

/** All runs of one case in one mode. */
export interface Measured {
  readonly one: EvalCase;
  readonly runs: readonly Reviewed[];
}

/** What may be spent. */
export interface Budget {
  readonly usd: number;
  spent: number;
}

/**
 * Reviews every case so often, one after the other, until the money is spent: what one review costs is known only
 * afterwards, so the last one may cost more than was left. Cases that were not begun have no runs.
 */
export async function measure(
  cases: readonly EvalCase[],
  mode: Mode,
  runs: number,
  budget: Budget,
  review: ReviewCase,
  progress: (said: string) => void = () => {},
): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const one of cases) {
    const done: Reviewed[] = [];
    for (let run = 1; run <= runs; run++) {
      if (mode !== 'rules' && budget.spent >= budget.usd) break;
      progress(`${mode} ${measured.length + 1}/${cases.length} ${one.id}, run ${run}`);
      const reviewed = await review(one, mode);
      budget.spent += reviewed.usd;
      done.push(reviewed);
    }
    measured.push({ one, runs: done });
  }
  return measured;
}
