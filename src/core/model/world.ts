import type { ChangeSet } from './change-set.ts';
import type { Job } from './job.ts';
import type { Side } from './place.ts';
import type { Question, Reply } from './question.ts';
import type { Release } from './release.ts';
import type { Snapshot } from './tree.ts';

/** The outside world, as the pipeline sees it. Nothing else is injected. */
export interface World {
  /**
   * Brings the change set, and the wanted files with it. Called with none, it lists what changed; what of that is worth
   * reading is wanted then, and so is what the readers need beyond, until nothing is.
   */
  fetch(job: Job, wanted: readonly string[]): Promise<ChangeSet>;
  /** Brings the bytes of a grammar that a changed file is written in. */
  grammar(name: string): Promise<Uint8Array>;
  /**
   * Brings files of one tree that nobody wanted before, for an agent that looks around, or to find who uses a contract. What
   * is over the budget is refused with the reason; what the tree does not have is left out.
   */
  look?(side: Side, paths: readonly string[]): Promise<Pick<Snapshot, 'texts' | 'refused'>>;
  /**
   * Brings all there is to look at near, once, where that is cheaper than so many files one by one. Says whether it did:
   * then looking around takes next to no requests any more. Left out where it never would.
   */
  gather?(files: number): Promise<boolean>;
  /**
   * Brings the newest release, with the wanted files as they were in it, or why there is none to compare with. Left out
   * where nothing knows of releases.
   */
  release?(wanted: readonly string[]): Promise<Release | { readonly because: string }>;
  /** To look takes no request to anybody, so nobody counts how often it is done. */
  readonly isNear?: boolean;
  /** Asks a model. Left out where none is configured: the rules alone are a whole review. */
  ask?(question: Question): Promise<Reply>;
}
