import type { Anchor, Finding } from '../model/finding.ts';
import type { Step } from './step.ts';

/** The most commented lines of one rule in one file: more say nothing new. */
const perRuleAndFile = 2;

/** The most findings in the comment on one line: nobody reads more to the end. */
const perLine = 4;

/**
 * Keeps comments in the diff for the most important findings, and moves the rest to the summary. Findings on one line
 * share a comment, so lines are counted.
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
