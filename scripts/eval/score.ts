import { severities } from '../../src/core/model/finding.ts';
import type { EvalCase } from './case.ts';
import { match } from './match.ts';
import type { Reviewed } from './review-case.ts';

/** The counts of one review of one case. They are summed over reviews. */
export interface Tally {
  /** Findings that match a label, each label once. */
  readonly right: number;
  readonly wrong: number;
  readonly repeated: number;
  /** Labels that must be found, and were. */
  readonly found: number;
  readonly missed: number;
  /** Right findings on a line of their label. */
  readonly onLine: number;
  /** The sum of the differences in severity of right findings, in steps. */
  readonly severityOff: number;
  readonly clean: number;
  /** 1 if there is a finding on a clean case, else 0. */
  readonly alarm: number;
}

/** Counts a review against its case. */
export function tallyOf(one: EvalCase, { findings }: Pick<Reviewed, 'findings'>): Tally {
  const { pairs, repeated, wrong, missed } = match(findings, one);
  const step = (severity: (typeof severities)[number]) => severities.indexOf(severity);
  return {
    right: pairs.length,
    wrong: wrong.length,
    repeated: repeated.length,
    found: pairs.filter(({ golden }) => golden.must).length,
    missed: missed.filter(({ must }) => must).length,
    onLine: pairs.filter(({ onLine }) => onLine).length,
    severityOff: pairs.reduce(
      (sum, { golden, finding }) => sum + Math.abs(step(golden.severity) - step(finding.severity)),
      0,
    ),
    clean: one.clean ? 1 : 0,
    alarm: one.clean && findings.length > 0 ? 1 : 0,
  };
}

/** The sums of many reviews. */
export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
  return {
    right: sum('right'),
    wrong: sum('wrong'),
    repeated: sum('repeated'),
    found: sum('found'),
    missed: sum('missed'),
    onLine: sum('onLine'),
    severityOff: sum('severityOff'),
    clean: sum('clean'),
    alarm: sum('alarm'),
  };
}

/** The share of findings that are right, without repetitions; null if there are none. */
export function precisionOf({ right, wrong }: Tally): number | null {
  return ratio(right, right + wrong);
}

/** The share of labels that must be found and were; null if there are none. */
export function recallOf({ found, missed }: Tally): number | null {
  return ratio(found, found + missed);
}

/** The F0.5 score, in which precision counts more than recall: a reviewer with false alarms is switched off. */
export function fHalfOf(tally: Tally): number | null {
  const precision = precisionOf(tally);
  const recall = recallOf(tally);
  if (recall === null) return null;
  if (precision === null || precision + recall === 0) return 0;
  return (1.25 * precision * recall) / (0.25 * precision + recall);
}

/** The share of clean pull requests with a finding; null if there are none. */
export function alarmsOf({ alarm, clean }: Tally): number | null {
  return ratio(alarm, clean);
}

/** A part of a whole; null where there is no whole. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
