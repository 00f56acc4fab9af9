import type { ChangeSet } from '../model/change-set.ts';
import type { Config } from '../model/config.ts';
import type { Verified } from '../model/finding.ts';

/** Maps findings with their verdicts so far to new verdicts. It may change a finding's severity and order, and drops none. */
export type Step = (verified: readonly Verified[], changeSet: ChangeSet, config: Config) => readonly Verified[];
