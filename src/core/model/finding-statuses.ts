/** The status of a finding on its pull request. `open`: the latest review still has it. */
export type FindingStatus = 'open' | 'fixed' | 'accepted' | 'dismissed';

/** The findings of a pull request, as one review knows them. Plain data. */
export interface FindingStatuses {
  readonly standing: readonly {
    readonly finding: string;
    readonly rule: string;
    /** Whether an agent found it. */
    readonly judged: boolean;
    readonly status: Exclude<FindingStatus, 'fixed'>;
  }[];
  /** Which of the earlier findings are fixed, among those not in `standing`. */
  readonly over: {
    /** Whether all findings of rules are. */
    readonly ruled: boolean;
    /** The ids of those of agents. */
    readonly judged: readonly string[];
  };
  /** Ids of findings that are published as part of another one: neither standing nor fixed. */
  readonly members: readonly string[];
}
