/** What became of a finding on its pull request. `open`: it was there when the pull request was reviewed last. */
export type FindingStatus = 'open' | 'fixed' | 'accepted' | 'dismissed';

/** What one review knows of the findings of a pull request. Plain data. */
export interface FindingStatuses {
  readonly standing: readonly {
    readonly finding: string;
    readonly rule: string;
    /** An agent says it. */
    readonly judged: boolean;
    readonly status: Exclude<FindingStatus, 'fixed'>;
  }[];
  /** Of what was said before and does not stand any more, what is over. */
  readonly over: {
    /** Whether everything is that rules had said. */
    readonly ruled: boolean;
    /** Of what agents had said, the ids. */
    readonly judged: readonly string[];
  };
  /** What is said with another finding, by its id: neither standing nor over. */
  readonly members: readonly string[];
}
