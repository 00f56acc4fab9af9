import { type RecordedFinding, type ReviewRecord, published } from './record.ts';

/** A finding of a commit, counted once however often the review says it. */
export interface Distinct {
  readonly repo: string;
  readonly commit: string;
  readonly finding: RecordedFinding;
  readonly times: number;
}

/** The published findings, once per commit, rule and message: those on several copies of a contract count as one. */
export function distinct(records: readonly ReviewRecord[]): readonly Distinct[] {
  const found = new Map<string, Distinct>();
  for (const { repo, commit, findings } of records) {
    for (const finding of published(findings)) {
      const key = keyOf({ repo, commit, rule: finding.rule, message: finding.message });
      found.set(key, { repo, commit, finding, times: (found.get(key)?.times ?? 0) + 1 });
    }
  }
  return [...found.values()];
}

/** The identity of a finding, whichever copy of a contract it is on. */
export function keyOf(one: { repo: string; commit: string; rule: string; message: string }): string {
  return [one.repo, one.commit, one.rule, one.message].join('\n');
}
