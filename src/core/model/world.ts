import type { ChangeSet } from './change-set.ts';
import type { Job } from './job.ts';
import type { Side } from './place.ts';
import type { Question, Reply } from './question.ts';
import type { Release } from './release.ts';
import type { Snapshot } from './tree.ts';

/** The outside world, as the pipeline sees it. Nothing else is injected. */
export interface World {
  /**
   * Loads the change set with the wanted files. The first call wants none and lists what changed; the next ones want the
   * changed files that are worth reading, and then the files that the readers need beyond those.
   */
  fetch(job: Job, wanted: readonly string[]): Promise<ChangeSet>;
  /** Loads the bytes of a grammar. */
  grammar(name: string): Promise<Uint8Array>;
  /**
   * Loads further files of one tree, for the tools of an agent or to find who uses a contract. Files beyond the budget are
   * refused with the reason; files that the tree does not have are left out.
   */
  look?(side: Side, paths: readonly string[]): Promise<Pick<Snapshot, 'texts' | 'refused'>>;
  /**
   * Downloads the whole tree, once, if that is cheaper than requesting so many files one by one. Resolves to whether it
   * did: `look` then takes next to no requests. Left out by worlds that cannot.
   */
  gather?(files: number): Promise<boolean>;
  /**
   * Loads the newest release, with the wanted files as they were in it, or the reason why there is none to compare with.
   * Left out by worlds without releases.
   */
  release?(wanted: readonly string[]): Promise<Release | { readonly because: string }>;
  /** `look` reads this machine and takes no requests, so it need not be limited. */
  readonly isLocal?: boolean;
  /** Asks a model. Left out if none is configured: the rules alone then make the review. */
  ask?(question: Question): Promise<Reply>;
}
