/** Concurrent questions. */
const width = 3;

/**
 * Runs the first task alone, because it fills the cache for the others, and then a few at a time. Results are in the
 * order of the tasks.
 */
export async function firstThenParallel<T>(tasks: readonly (() => Promise<T>)[]): Promise<readonly T[]> {
  const results: T[] = [];
  const [first, ...others] = tasks;
  if (first === undefined) return results;
  results[0] = await first();
  const waiting = others.map((task, index) => ({ task, at: index + 1 }));
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results[next.at] = await next.task();
  };
  await Promise.all(Array.from({ length: width }, work));
  return results;
}
