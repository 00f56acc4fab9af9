import type { Severity } from '../../model/finding.ts';

/**
 * What a vote counts for: it says the claim is real, real with a limit, or refuted, and a line it points at was found and
 * does something; all else is unsure.
 */
export type Counted = 'real' | 'limited' | 'refuted' | 'unsure';

/** What the votes on a claim come to. */
export type Standing = 'confirmed' | 'survived' | 'limited' | 'unverified' | 'refuted';

/** How many skeptics are asked before anybody disagrees. */
export function votesFor(severity: Severity): number {
  if (severity === 'critical' || severity === 'high') return 2;
  return severity === 'medium' ? 1 : 0;
}

/** Nobody is alone in refuting: a second is asked, and a third where those two are split. */
const most = 3;

/** Whether another skeptic is asked: never in vain, and none after one who did not answer. */
export function asksOn(votes: readonly (Counted | null)[], wanted: number): boolean {
  if (wanted === 0 || votes.includes(null)) return false;
  if (votes.length < wanted) return true;
  return count(votes, 'refuted') === 1 && votes.length < most;
}

/**
 * Two who refute a claim end it. Else it stands: confirmed by two, or by the only one who was asked; with a limit where
 * more say so than not; and unverified where too few came back or nobody could tell.
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
