import type { Severity } from '../../model/finding.ts';

/**
 * What a vote counts as: real, real under a condition, or refuted, each with a quoted line that was found and is code;
 * anything else is unsure.
 */
export type Counted = 'real' | 'limited' | 'refuted' | 'unsure';

/** The result of the votes on a claim. */
export type Standing = 'confirmed' | 'survived' | 'limited' | 'unverified' | 'refuted';

/** How many skeptics are asked at first. */
export function votesFor(severity: Severity): number {
  if (severity === 'critical' || severity === 'high') return 2;
  return severity === 'medium' ? 1 : 0;
}

/** The most skeptics: one alone cannot refute, so a second is asked, and a third if they disagree. */
const most = 3;

/** Whether another skeptic is asked: only if it can change the result, and not after one who did not answer. */
export function asksOn(votes: readonly (Counted | null)[], wanted: number): boolean {
  if (wanted === 0 || votes.includes(null)) return false;
  if (votes.length < wanted) return true;
  return count(votes, 'refuted') === 1 && votes.length < most;
}

/**
 * Two refutations refute a claim. Otherwise it is confirmed by two votes, or by the only one asked; limited if more
 * votes say so than not; and unverified if too few answered or none was sure.
 */
export function tally(votes: readonly (Counted | null)[]): Standing {
  const [real, limited, refuted] = [count(votes, 'real'), count(votes, 'limited'), count(votes, 'refuted')];
  const backed = real + limited;
  if (refuted >= 2) return 'refuted';
  if (votes.length === 0 || votes.includes(null)) return 'unverified';
  if (refuted === 1 && backed < 2) return 'unverified';
  if (limited > real) return 'limited';
  if (backed >= 2 || (backed === 1 && votes.length === 1)) return 'confirmed';
  return backed === 1 || votes.length === 1 ? 'survived' : 'unverified';
}

function count(votes: readonly (Counted | null)[], wanted: Counted): number {
  return votes.filter((vote) => vote === wanted).length;
}
