import type { Case, Expectation } from './case.ts';
import type { Answer } from './run-batch.ts';

/** The origin's rule ids and ours: one of the listed ids is enough; an empty list means we have no such rule by choice. */
export type RuleNames = Readonly<Record<string, readonly string[]>>;

/** How one answer stands to what its origin expects. */
export interface Comparison {
  readonly id: string;
  /** Null where the origin states no verdict on the whole case. */
  readonly verdict: 'agrees' | 'departs' | 'disagrees' | null;
  /** A departure is written down for a case that agrees by now. */
  readonly stale: boolean;
  readonly unread: boolean;
  readonly rules: { readonly found: number; readonly missed: readonly string[]; readonly unmapped: number };
  readonly lines: { readonly exact: number; readonly wrong: readonly string[] };
  readonly said: string;
}

/** Compares an answer with its case. `departures` are the written reasons, by case id. */
export function compare(
  one: Case,
  answer: Answer,
  names: RuleNames,
  departures: Readonly<Record<string, string>>,
): Comparison {
  const right = isRight(one, answer);
  const departs = Object.hasOwn(departures, one.id);
  const mapped = one.findings.filter((finding) => (names[finding.rule] ?? []).length > 0);
  const missed = mapped.filter((finding) => changesFor(finding, answer, names).length === 0);
  const placed = mapped.filter((finding) => finding.file !== undefined && finding.line !== undefined);
  const wrong = placed.filter(
    (finding) => !changesFor(finding, answer, names).some((change) => standsOn(change, finding)),
  );
  return {
    id: one.id,
    verdict: right === null ? null : right ? 'agrees' : departs ? 'departs' : 'disagrees',
    stale: departs && right === true,
    unread: answer.verdict === 'unread',
    rules: {
      found: mapped.length - missed.length,
      missed: missed.map((finding) => finding.rule),
      unmapped: one.findings.filter((finding) => !Object.hasOwn(names, finding.rule)).length,
    },
    lines: {
      exact: placed.length - wrong.length,
      wrong: wrong.map((finding) => `${finding.file}:${finding.line} ${finding.rule}`),
    },
    said: saidBy(answer),
  };
}

/** Null where nothing is said of the whole case. */
function isRight({ expect, silent, reported }: Case, { verdict, changes, unread }: Answer): boolean | null {
  if (expect === null) return null;
  if (expect === 'breaking') return verdict === 'breaking';
  if (expect === 'compatible') return verdict === 'compatible' || verdict === 'dangerous';
  const isSaid = changes.length + unread.length > 0;
  return expect.includes(verdict) && !(silent === true && isSaid) && !(reported === true && !isSaid);
}

function changesFor(finding: Expectation, answer: Answer, names: RuleNames) {
  const ours = names[finding.rule] ?? [];
  return answer.changes.filter((change) => ours.includes(change.rule));
}

function standsOn(change: Answer['changes'][number], finding: Expectation): boolean {
  return [change.before, change.after].some((place) => place?.file === finding.file && place?.line === finding.line);
}

function saidBy(answer: Answer): string {
  const changes = answer.changes.map((change) => `${change.severity} ${change.rule}`);
  const unread = answer.unread.map((file) => `unread ${file.file}: ${file.because}`);
  return `${answer.verdict}; ${[...changes, ...unread].join(', ') || 'no change'}`;
}
