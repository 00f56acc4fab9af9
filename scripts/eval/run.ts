import type { Budget } from './budget.ts';
import type { EvalCase } from './case.ts';
import type { Mode, Reviewed, ReviewCase } from './review-case.ts';

/** All runs of one case in one mode. */
export interface Measured {
  readonly one: EvalCase;
  readonly runs: readonly Reviewed[];
}

/**
 * Reviews every case so often, one after the other, until nobody can be asked any more. The review that was under way
 * then is left out: it says nothing about anybody.
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
      if (mode !== 'rules' && budget.stopped !== null) break;
      progress(`${mode} ${measured.length + 1}/${cases.length} ${one.id}, run ${run}`);
      const reviewed = await review(one, mode);
      budget.spent += reviewed.usd;
      if (mode !== 'rules' && budget.stopped !== null) break;
      done.push(reviewed);
    }
    measured.push({ one, runs: done });
  }
  return measured;
}
