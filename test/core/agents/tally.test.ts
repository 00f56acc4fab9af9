import { expect, test } from 'vitest';
import { asksOn, type Counted, tally, votesFor } from '../../../src/core/agents/refuting/tally.ts';

test('two are asked about what is grave, one about the rest, nobody about trifles', () => {
  expect((['critical', 'high', 'medium', 'low'] as const).map(votesFor)).toEqual([2, 2, 1, 0]);
});

const letters = { R: 'real', L: 'limited', X: 'refuted', u: 'unsure', '-': null } as const;
const votesOf = (votes: string) => [...votes].map((vote): Counted | null => letters[vote as keyof typeof letters]);

/** R is real, L real with a limit and X refuted, each with a line that is there; u is unsure, and - never came back. */
test.each([
  ['RR', 'confirmed'],
  ['RL', 'confirmed'],
  ['LL', 'limited'],
  ['Lu', 'limited'],
  ['Ru', 'survived'],
  ['uu', 'unverified'],
  ['R-', 'unverified'],
  ['XX', 'refuted'],
  ['XRX', 'refuted'],
  ['RXR', 'confirmed'],
  ['RXL', 'confirmed'],
  ['XLL', 'limited'],
  ['RXu', 'unverified'],
  ['LXu', 'unverified'],
  ['Xuu', 'unverified'],
  ['X-', 'unverified'],
  ['RX-', 'unverified'],
  ['XuX', 'refuted'],
  ['--', 'unverified'],
  ['R', 'confirmed'],
  ['L', 'limited'],
  ['u', 'survived'],
  ['-', 'unverified'],
  ['', 'unverified'],
])('%s is %s', (votes, standing) => {
  expect(tally(votesOf(votes))).toBe(standing);
});

/** After these votes another is asked, or none. */
test.each([
  ['', 2, true],
  ['R', 2, true],
  ['X', 2, true],
  ['RR', 2, false],
  ['uu', 2, false],
  ['XX', 2, false],
  ['RX', 2, true],
  ['Xu', 2, true],
  ['RXR', 2, false],
  ['-', 2, false],
  ['', 1, true],
  ['R', 1, false],
  ['L', 1, false],
  ['X', 1, true],
  ['XR', 1, true],
  ['XX', 1, false],
  ['X-', 1, false],
  ['', 0, false],
])('after %s of %i another is asked: %s', (votes, wanted, asked) => {
  expect(asksOn(votesOf(votes), wanted)).toBe(asked);
});
