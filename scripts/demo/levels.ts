import type { Publication } from '../../src/core/model/publication.ts';
import { published } from '../../src/core/report/parts/tally.ts';

/** The levels of a finding as its comment names them, the worst first. */
export const levels = ['critical', 'breaking', 'high', 'dangerous', 'medium', 'low'] as const;
export type Level = (typeof levels)[number];

/** The number of published findings on each level that has any, the worst first. */
export function levelsOf({ verified }: Publication): readonly { readonly level: Level; readonly count: number }[] {
  const found = published(verified).map(({ finding }) => finding.change?.severity ?? finding.severity);
  return levels
    .map((level) => ({ level, count: found.filter((one) => one === level).length }))
    .filter(({ count }) => count > 0);
}

/** The sign and the word of what a check concluded, as a code host shows them. */
export const conclusions = {
  success: ['✓', 'Passed'],
  neutral: ['■', 'Neutral'],
  failure: ['✕', 'Failed'],
  action_required: ['!', 'Action required'],
} as const;
