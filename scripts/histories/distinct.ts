import { type FoundOne, type ReviewRecord, said } from './record.ts';

/** A finding of a commit, counted once however often the review says it. */
export interface Distinct {
  readonly repo: string;
  readonly commit: string;
  readonly finding: FoundOne;
  readonly times: number;
}

/** What is said, by commit, rule and message: what is said of several copies of a contract is one. */
export function distinct(records: readonly ReviewRecord[]): readonly Distinct[] {
  const found = new Map<string, Distinct>();
  for (const { repo, commit, findings } of records) {
    for (const finding of said(findings)) {
      const key = keyOf({ repo, commit, rule: finding.rule, message: finding.message });
      found.set(key, { repo, commit, finding, times: (found.get(key)?.times ?? 0) + 1 });
    }
  }
  return [...found.values()];
}

/** What tells a finding from all others, whichever copy of the contract it is said of. */
export function keyOf(one: { repo: string; commit: string; rule: string; message: string }): string {
  return [one.repo, one.commit, one.rule, one.message].join('\n');
}
