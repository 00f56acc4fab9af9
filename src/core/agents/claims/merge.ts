import type { Severity } from '../../model/finding.ts';
import { severities } from '../../model/finding.ts';
import { similarity } from './similarity.ts';
import type { Located } from './locate.ts';
import type { Draft } from '../verify/draft.ts';

/** A draft that passed every check, with its severity. */
export interface Rated extends Draft {
  readonly at: Located;
  readonly severity: Severity;
}

const near = 5;
/** Two drafts on the same lines with this similarity say the same; so do two with similar fixes. */
const alikeOnLines = 0.45;
const sameFix = 0.6;

/**
 * Merges drafts that say the same into the most severe one, with the evidence of all. Drafts with the same fix are
 * merged, too, so that each is verified once. The most severe come first.
 */
export function merge<T extends Rated>(drafts: readonly T[]): readonly T[] {
  const merged: T[] = [];
  for (const draft of drafts.toSorted(bySeverity)) {
    const index = merged.findIndex((one) => same(one, draft));
    const one = merged[index];
    if (one === undefined) merged.push(draft);
    else
      merged[index] = {
        ...one,
        evidence: union(one.evidence, draft.evidence),
        facts: [...new Set([...one.facts, ...draft.facts])],
      };
  }
  return merged;
}

function same(one: Rated, other: Rated): boolean {
  if (one.at.path !== other.at.path || one.at.side !== other.at.side) return false;
  const apart = Math.abs(one.at.line - other.at.line);
  const alike = () => similarity(wordsOf(one), wordsOf(other));
  if (one.claim.check === other.claim.check) return apart === 0 || (apart <= near && alike() >= 0.5);
  const family = (draft: Rated) => draft.claim.check.split('/')[0];
  if (apart === 0 && family(one) === family(other) && alike() >= 0.6) return true;
  if (apart <= near && alike() >= 0.8) return true;
  return sharesLine(one, other) && (alike() >= alikeOnLines || hasSameFix(one.claim, other.claim));
}

/** Whether one is on a line that the other cites. */
function sharesLine(one: Rated, other: Rated): boolean {
  const lines = new Set([one.at, ...one.evidence].map(placeOf));
  return [other.at, ...other.evidence].some((line) => lines.has(placeOf(line)));
}

function hasSameFix({ recommendation: one }: Rated['claim'], { recommendation: other }: Rated['claim']): boolean {
  return one !== '' && other !== '' && similarity(one, other) >= sameFix;
}

function placeOf({ side, path, line }: Located): string {
  return `${side} ${path}:${line}`;
}

/** The text by which drafts are compared. */
export function wordsOf({ claim }: Draft): string {
  return `${claim.title} ${claim.scenario}`;
}

function union(one: readonly Located[], other: readonly Located[]): readonly Located[] {
  return [...new Map([...one, ...other].map((located) => [placeOf(located), located])).values()].slice(0, 6);
}

function bySeverity(one: Rated, other: Rated): number {
  const by = severities.indexOf(one.severity) - severities.indexOf(other.severity);
  if (by !== 0) return by;
  const key = ({ at, claim, by: agent }: Rated) =>
    `${at.path} ${String(at.line).padStart(8, '0')} ${claim.check} ${agent} ${claim.title}`;
  return key(one) < key(other) ? -1 : 1;
}
