import type { Random } from './bootstrap.ts';
import type { Budget } from './budget.ts';
import type { EvalCase } from './case.ts';
import type { ReviewCase, Reviewed } from './review-case.ts';

/** All runs of one case. */
export interface Measured {
  readonly one: EvalCase;
  readonly runs: readonly Reviewed[];
}

/** A reviewer that is measured over the same cases and in the same order as others. */
export interface Contestant {
  readonly title: string;
  /** The cases as this reviewer sees them. */
  readonly cases: readonly EvalCase[];
  readonly runs: number;
  /** Whether it asks a model, which costs money. */
  readonly asks: boolean;
  readonly review: ReviewCase;
}

/**
 * Lets all contestants review one case after the other, in a random order, as often as each has `runs`. When the budget is
 * spent, all of them have reviewed the same sample; reviews of the case that was under way are left out.
 */
export async function measure(
  contestants: readonly Contestant[],
  budget: Budget,
  random: Random,
  progress: (said: string) => void = () => {},
): Promise<readonly (readonly Measured[])[]> {
  const done = contestants.map(({ cases }) => cases.map((): Reviewed[] => []));
  const order = shuffled([...(contestants[0]?.cases ?? []).keys()], random);
  const rounds = Math.max(0, ...contestants.map(({ runs }) => runs));
  for (let round = 1; round <= rounds; round++) {
    for (const [place, index] of order.entries()) {
      const reviews: (() => void)[] = [];
      for (const [who, { title, cases, runs, asks, review }] of contestants.entries()) {
        const one = cases[index];
        if (one === undefined || round > runs || (asks && budget.stopped !== null)) continue;
        progress(`${title} ${place + 1}/${order.length} ${one.id}, run ${round}`);
        const reviewed = await review(one);
        budget.spent += reviewed.usd;
        const keep = (): void => void done[who]?.[index]?.push(reviewed);
        if (asks) reviews.push(keep);
        else keep();
      }
      if (budget.stopped === null) for (const keep of reviews) keep();
    }
  }
  return contestants.map(({ cases }, who) => cases.map((one, index) => ({ one, runs: done[who]?.[index] ?? [] })));
}

function shuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  const drawn = items.map((item) => ({ item, at: random() }));
  return drawn.toSorted((one, other) => one.at - other.at).map(({ item }) => item);
}
