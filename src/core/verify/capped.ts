import type { Anchor, Finding } from '../model/finding.ts';
import type { Step } from './step.ts';

/** More comments of one rule in one file say nothing new. */
const perRuleAndFile = 2;

/** More findings on one line make a comment nobody reads to its end. */
const perLine = 4;

/**
 * Only the most important findings become comments in the diff; the rest move to the summary. Findings on one line
 * share a comment, so it is lines that are counted.
 */
export const capped: Step = (verified, _changeSet, config) => {
  const onLine = new Map<string, number>();
  const ofRule = new Map<string, number>();
  const take = (counts: Map<string, number>, key: string, most: number): boolean => {
    const count = counts.get(key) ?? 0;
    if (count < most) counts.set(key, count + 1);
    return count < most;
  };
  const shows = ({ rule }: Finding, at: Anchor): boolean => {
    const line = JSON.stringify(at);
    if (onLine.has(line)) return take(onLine, line, perLine);
    if (onLine.size >= config.comments.inline) return false;
    return take(ofRule, JSON.stringify([rule, at.path]), perRuleAndFile) && take(onLine, line, perLine);
  };
  return verified.map((one) =>
    one.verdict.publish === 'inline' && !shows(one.finding, one.verdict.at)
      ? { ...one, verdict: { publish: 'summary' } }
      : one,
  );
};
