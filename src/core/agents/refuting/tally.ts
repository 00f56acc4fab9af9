import type { Severity } from '../../model/finding.ts';

/** A vote that came back: what it says, where the line it points at was found and does something; else it counts for nothing. */
export type Counted = 'REAL' | 'REFUTED' | 'uncited';

/** What the votes on a claim come to. */
export type Standing = 'confirmed' | 'survived' | 'unverified' | 'refuted';

/** How many skeptics are asked. */
export function votesFor(severity: Severity): number {
  if (severity === 'critical' || severity === 'high') return 3;
  return severity === 'medium' ? 1 : 0;
}

/**
 * What is grave is kept if all three came back and two of them confirm it, and gone if two refute it. What is not grave
 * stands unless the one skeptic refutes it. Nobody counts who points at no line; where too few came back, nothing was
 * verified.
 */
export function tally(votes: readonly (Counted | null)[]): Standing {
  const returned = votes.filter((vote) => vote !== null);
  const [real, refuted] = [count(returned, 'REAL'), count(returned, 'REFUTED')];
  if (votes.length === 1) {
    if (refuted === 1) return 'refuted';
    if (real === 1) return 'confirmed';
    return returned.length === 1 ? 'survived' : 'unverified';
  }
  if (refuted >= 2) return 'refuted';
  return votes.length > 0 && returned.length === votes.length && real >= 2 ? 'confirmed' : 'unverified';
}

function count(votes: readonly Counted[], wanted: Counted): number {
  return votes.filter((vote) => vote === wanted).length;
}
