import { severities } from '../../src/core/model/finding.ts';
import type { EvalCase } from './case.ts';
import { match } from './match.ts';
import type { Reviewed } from './review-case.ts';

/** What one review of one case counts. Sums of these are what the numbers are made of. */
export interface Tally {
  /** Findings that say what was there to be found, each label once. */
  readonly right: number;
  readonly wrong: number;
  readonly repeated: number;
  /** Labels that must be found, and were. */
  readonly found: number;
  readonly missed: number;
  /** Right findings that stand on the very line. */
  readonly onLine: number;
  /** By how many steps the severities of right findings are off. */
  readonly severityOff: number;
  readonly clean: number;
  /** 1 where something was said although there is nothing to say. */
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

/** How much of what was said is right; null where nothing was said. What was said twice counts once. */
export function precisionOf({ right, wrong }: Tally): number | null {
  return ratio(right, right + wrong);
}

/** How much of what must be found was; null where there is nothing to find. */
export function recallOf({ found, missed }: Tally): number | null {
  return ratio(found, found + missed);
}

/** Precision and recall in one number, in which precision counts more: a reviewer who cries wolf is switched off. */
export function halfOf(tally: Tally): number | null {
  const precision = precisionOf(tally);
  const recall = recallOf(tally);
  if (recall === null) return null;
  if (precision === null || precision + recall === 0) return 0;
  return (1.25 * precision * recall) / (0.25 * precision + recall);
}

/** How many of the clean pull requests something was said about; null where there are none. */
export function alarmsOf({ alarm, clean }: Tally): number | null {
  return ratio(alarm, clean);
}

/** A part of a whole; null where there is no whole. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
