import { expect, test } from 'vitest';
import { type Counted, tally, votesFor } from '../../../src/core/agents/refuting/tally.ts';

test('three are asked about what is grave, one about the rest, nobody about trifles', () => {
  expect((['critical', 'high', 'medium', 'low'] as const).map(votesFor)).toEqual([3, 3, 1, 0]);
});

const letters = { R: 'REAL', X: 'REFUTED', u: 'uncited', '-': null } as const;

/** R is real and X refuted, each with a line that is there; u pointed at none, and - never came back. */
test.each([
  ['RRR', 'confirmed'],
  ['RRX', 'confirmed'],
  ['RRu', 'confirmed'],
  ['RR-', 'unverified'],
  ['RXu', 'unverified'],
  ['Ruu', 'unverified'],
  ['uuu', 'unverified'],
  ['XXR', 'refuted'],
  ['XX-', 'refuted'],
  ['Xuu', 'unverified'],
  ['X--', 'unverified'],
  ['---', 'unverified'],
  ['R', 'confirmed'],
  ['u', 'survived'],
  ['X', 'refuted'],
  ['-', 'unverified'],
  ['', 'unverified'],
])('%s is %s', (votes, standing) => {
  expect(tally([...votes].map((vote): Counted | null => letters[vote as keyof typeof letters]))).toBe(standing);
});
