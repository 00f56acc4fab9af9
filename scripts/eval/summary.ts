import { interval, percentile, type Random } from './bootstrap.ts';
import type { Purpose } from '../../src/core/model/question.ts';
import type { Measured } from './run.ts';
import { alarmsOf, fHalfOf, precisionOf, ratio, recallOf, sumOf, type Tally, tallyOf } from './score.ts';
import { stabilityOf } from './stability.ts';
import { sumOfTokens, type TokensByRole } from './tokens.ts';

/** A number with its 95 % bootstrap interval over cases; null where nothing was counted. */
export interface Measure {
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
}

/** The results of one mode over a suite. */
export interface Summary {
  /** Reviews that were made. */
  readonly reviews: number;
  /** Reviews that were to be made: cases times runs. */
  readonly asked: number;
  readonly precision: Measure;
  readonly recall: Measure;
  readonly fHalf: Measure;
  readonly alarms: Measure;
  readonly stability: number | null;
  readonly findings: number | null;
  readonly onLine: number | null;
  readonly severityOff: number | null;
  readonly repeated: number;
  /** Claims without a line that shows them, and refuted findings; the mean of a review. */
  readonly dropped: number | null;
  readonly refuted: number | null;
  readonly incomplete: number;
  /** The tokens of all reviews, by role. */
  readonly tokens: TokensByRole;
  /** The share of input tokens that came from the cache. */
  readonly cached: number | null;
  readonly usd: number;
  readonly usdEach: number | null;
  readonly ms: { readonly median: number | null; readonly slow: number | null };
}

/** Sums up all reviews of a mode. The runs of a case are drawn together: they are not independent of each other. */
export function summaryOf(measured: readonly Measured[], runs: number, random: Random): Summary {
  const begun = measured.filter((one) => one.runs.length > 0);
  const tallies = begun.map(({ one, runs }) => sumOf(runs.map((reviewed) => tallyOf(one, reviewed))));
  const all = sumOf(tallies);
  const reviews = begun.flatMap((one) => one.runs);
  const measure = (of: (tally: Tally) => number | null): Measure => ({
    value: of(all),
    interval: interval(tallies, (sample) => of(sumOf(sample)), random),
  });
  const stable = begun.flatMap((one) => stabilityOf(one.runs.map(({ findings }) => findings)) ?? []);
  const usd = sum(reviews, (reviewed) => reviewed.usd);
  const tokensFor = (purpose: Purpose) => sumOfTokens(reviews.map((reviewed) => reviewed.tokens[purpose]));
  const tokens = { find: tokensFor('find'), refute: tokensFor('refute'), edit: tokensFor('edit') };
  const { uncached, written, read } = sumOfTokens(Object.values(tokens));
  const ms = reviews.map((reviewed) => reviewed.ms).toSorted((one, other) => one - other);
  return {
    reviews: reviews.length,
    asked: measured.length * runs,
    precision: measure(precisionOf),
    recall: measure(recallOf),
    fHalf: measure(fHalfOf),
    alarms: measure(alarmsOf),
    stability: ratio(
      sum(stable, (value) => value),
      stable.length,
    ),
    findings: ratio(all.right + all.wrong + all.repeated, reviews.length),
    onLine: ratio(all.onLine, all.right),
    severityOff: ratio(all.severityOff, all.right),
    repeated: all.repeated,
    dropped: ratio(
      sum(reviews, ({ dropped }) => dropped),
      reviews.length,
    ),
    refuted: ratio(
      sum(reviews, ({ refuted }) => refuted.length),
      reviews.length,
    ),
    incomplete: reviews.filter(({ incomplete }) => incomplete !== null).length,
    tokens,
    cached: ratio(read, uncached + written + read),
    usd,
    usdEach: ratio(usd, reviews.length),
    ms: { median: percentile(ms, 0.5), slow: percentile(ms, 0.95) },
  };
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
