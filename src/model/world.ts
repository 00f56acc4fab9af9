import type { ChangeSet } from './change-set.ts';
import type { Job } from './job.ts';

/** The outside world, as the pipeline sees it. Nothing else is injected. */
export interface World {
  /** Brings the change set, and the wanted files with it. Called again with more until nothing is wanted. */
  fetch(job: Job, wanted: readonly string[]): Promise<ChangeSet>;
  /** Brings the bytes of a grammar that a changed file is written in. */
  grammar(name: string): Promise<Uint8Array>;
}
