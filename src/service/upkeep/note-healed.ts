import type { AppContext } from '../context/app-context.ts';

/** Counts something that was lost and found again, for `/metrics` and for the page. */
export async function noteHealed(
  what: string,
  { metrics, queue }: Pick<AppContext, 'metrics' | 'queue'>,
): Promise<void> {
  metrics.healed.inc({ what });
  await queue.records.noteHealed(what);
}
