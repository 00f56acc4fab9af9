import type { Finding } from '../../src/core/model/finding.ts';
import type { EvalCase, Golden, Lines } from './case.ts';
import { isCheck, sameFamily } from './families.ts';

/** The most lines between a finding and a label that match. */
const near = 5;

/** A finding and the label that it matches. */
export interface Pair {
  readonly golden: Golden;
  readonly finding: Finding;
  /** Whether its rule is one that the label names, and not only of the same family. */
  readonly named: boolean;
  /** Whether it is on a line of the label, and not only near. */
  readonly onLine: boolean;
}

/** The findings of a review, matched with the labels of its case. */
export interface Matched {
  readonly pairs: readonly Pair[];
  /** Right findings that repeat another one, or that an agent found on the line of a label under another check. */
  readonly repeated: readonly Finding[];
  readonly wrong: readonly Finding[];
  readonly missed: readonly Golden[];
}

/** Pairs findings and labels, each at most once, the closest first. Mechanical: nothing is interpreted. */
export function match(findings: readonly Finding[], { golden, forbid }: EvalCase): Matched {
  const allowed = findings.filter(({ rule }) => !forbid.some(({ check }) => isCheck(rule, check)));
  const candidates = golden
    .flatMap((one) => allowed.flatMap((finding) => pairOf(one, finding) ?? []))
    .toSorted((one, other) => rank(one) - rank(other));
  const pairs: Pair[] = [];
  for (const pair of candidates) {
    if (!pairs.some(({ golden, finding }) => golden === pair.golden || finding === pair.finding)) pairs.push(pair);
  }
  const paired = new Set(pairs.map(({ finding }) => finding));
  const beside = allowed.filter((finding) => finding.judged && golden.some((one) => standsOn(one, finding)));
  const right = new Set([...candidates.map(({ finding }) => finding), ...beside]);
  const found = new Set(pairs.map(({ golden }) => golden));
  return {
    pairs,
    repeated: findings.filter((finding) => right.has(finding) && !paired.has(finding)),
    wrong: findings.filter((finding) => !right.has(finding)),
    missed: golden.filter((one) => !found.has(one)),
  };
}

/** Whether two findings are about the same: of one id, or near each other and of one family. */
export function alike(one: Finding, other: Finding): boolean {
  if (one.id === other.id) return true;
  const near = distance(one, { path: other.path, side: other.side, from: other.line, to: other.line });
  return near !== null && sameFamily(one.rule, other.rule);
}

function pairOf(golden: Golden, finding: Finding): Pair | null {
  const { checks, places, subject } = golden;
  if (checks.length > 0 && !checks.some((check) => sameFamily(finding.rule, check))) return null;
  const distances = places.flatMap((place) => distance(finding, place) ?? []);
  if (distances.length === 0 && (subject === null || finding.subject !== subject)) return null;
  return { golden, finding, named: checks.includes(finding.rule), onLine: distances.includes(0) };
}

/** Whether a finding is on a line of a label, whatever its rule: what it says of that line may be right as well. */
function standsOn({ places }: Golden, finding: Finding): boolean {
  return places.some((place) => distance(finding, place) === 0);
}

/** The number of lines between a finding and a place; null if it is more than `near`, or in another file or tree. */
function distance({ path, side, line }: Finding, place: Lines): number | null {
  if (path !== place.path || side !== place.side) return null;
  const lines = Math.max(place.from - line, line - place.to, 0);
  return lines <= near ? lines : null;
}

function rank({ named, onLine }: Pair): number {
  return (named ? 0 : 2) + (onLine ? 0 : 1);
}
