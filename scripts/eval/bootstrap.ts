/** A source of numbers from 0 up to 1. */
export type Random = () => number;

/** A pseudo-random generator, so that a measurement can be repeated with the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The 95 % percentile interval of a statistic by bootstrap; null if the statistic is never defined. Dependent values, such
 * as all runs of a case, must be one item.
 */
export function interval<Item>(
  items: readonly Item[],
  statistic: (sample: readonly Item[]) => number | null,
  random: Random,
  rounds = 1_000,
): readonly [number, number] | null {
  const values: number[] = [];
  for (let round = 0; round < rounds && items.length > 0; round++) {
    const sample = items.map(() => items[Math.floor(random() * items.length)] as Item);
    const value = statistic(sample);
    if (value !== null) values.push(value);
  }
  const sorted = values.toSorted((one, other) => one - other);
  const [low, high] = [percentile(sorted, 0.025), percentile(sorted, 0.975)];
  return low === null || high === null ? null : [low, high];
}

/** The percentile of sorted numbers, with `part` from 0 to 1; null if there are none. */
export function percentile(sorted: readonly number[], part: number): number | null {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? null;
}
