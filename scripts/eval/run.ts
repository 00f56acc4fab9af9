import type { Random } from './bootstrap.ts';
import type { Budget } from './budget.ts';
import type { EvalCase } from './case.ts';
import type { ReviewCase, Reviewed } from './review-case.ts';

/** All runs of one case. */
export interface Measured {
  readonly one: EvalCase;
  readonly runs: readonly Reviewed[];
}

/** Somebody who is measured, beside others, over the same cases in the same order. */
export interface Contestant {
  readonly title: string;
  /** The cases, as this one is shown them. */
  readonly cases: readonly EvalCase[];
  readonly runs: number;
  /** A model is asked, which costs money. */
  readonly asks: boolean;
  readonly review: ReviewCase;
}

/**
 * Reviews every case so often: all of the contestants one case after the other, in an order that is drawn. So when nobody
 * can be asked any more, all have been measured over the same sample. The reviews of a case that was under way then are left
 * out: they say nothing about anybody.
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
