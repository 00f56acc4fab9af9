import type { ChangeSet } from '../model/change-set.ts';
import type { Config } from '../model/config.ts';
import type { Verified } from '../model/finding.ts';

/** Looks at the verdicts so far and gives better ones. It may change a finding's rank, and drops none. */
export type Step = (verified: readonly Verified[], changeSet: ChangeSet, config: Config) => readonly Verified[];
