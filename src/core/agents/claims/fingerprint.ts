import { hash } from 'node:crypto';
import type { Case } from '../material/case.ts';
import type { Panel } from '../definition/panel.ts';
import { groundRules, reviewContract, skepticContract } from '../definition/review-contract.ts';
import type { Shard } from '../material/shards.ts';

/**
 * A hash of everything that an agent's judgement of a part depends on: the evidence without line numbers, which move
 * with every other change, the agents, and the questions.
 */
export function fingerprintOf(
  shard: Shard,
  panel: Panel,
  { questions, raisesLow }: Pick<Case, 'questions' | 'raisesLow'>,
): string {
  const diffs = shard.diffs.map(({ text }) =>
    text.replace(/^@@.*$/gm, '@@').replace(/^([-+ ]) (?:b\d+)? *(?:a\d+)? *\|/gm, '$1'),
  );
  const facts = shard.facts.map(({ id }) => id).toSorted();
  const asked = Object.entries(questions).map(([id, { ask, notWhen, severity }]) => [id, ask, notWhen, severity]);
  const { finders, skeptic } = panel;
  return hash(
    'sha256',
    JSON.stringify([diffs, facts, asked, raisesLow, finders, skeptic, groundRules, reviewContract, skepticContract]),
  );
}
