import type { Finding } from '../../src/core/model/finding.ts';
import { alike } from './match.ts';

/** How much the runs of a case agree, from 0 to 1: the mean overlap of all pairs of runs; null if there is only one run. */
export function stabilityOf(runs: readonly (readonly Finding[])[]): number | null {
  const pairs = runs.flatMap((one, index) => runs.slice(index + 1).map((other) => overlap(one, other)));
  return pairs.length === 0 ? null : pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
}

/** The share of findings of either run that both have (Jaccard index); 1 if neither has any. */
function overlap(one: readonly Finding[], other: readonly Finding[]): number {
  const left = [...other];
  for (const finding of one) {
    const index = left.findIndex((candidate) => alike(finding, candidate));
    if (index >= 0) left.splice(index, 1);
  }
  const both = other.length - left.length;
  const either = one.length + left.length;
  return either === 0 ? 1 : both / either;
}
