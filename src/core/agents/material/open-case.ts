import type { Fact } from '../../model/fact.ts';
import type { AgentLimits } from '../agent-limits.ts';
import { type Fence, fenceOf } from '../text/fence.ts';
import type { Case } from './case.ts';
import type { Background } from './evidence.ts';
import { factIndexOf } from './fact-index.ts';
import { type Sharded, shardsOf } from './shards.ts';
import { type Surroundings, surroundingsOf } from './surroundings.ts';

/** What agents are shown of a change, and what their tools can read. */
export interface OpenCase extends Sharded {
  readonly factIndex: readonly Fact[];
  readonly fence: Fence;
  readonly surroundings: Surroundings;
  /** What is shown with every part, without the documents. */
  readonly background: Omit<Background, 'documents'>;
}

/** Prepares a change for agents that review it or answer a question about it: both are shown the same. */
export function openCase(one: Case, { look, gather, isLocal, key, without }: AgentLimits): OpenCase {
  const { trees, files, facts, endpoints } = one;
  const factIndex = factIndexOf(facts, one.verified);
  const sharded = shardsOf(files, facts, factIndex, trees, without);
  return {
    ...sharded,
    factIndex,
    fence: fenceOf(key, one.head),
    surroundings: surroundingsOf(
      { trees, files, facts: factIndex, endpoints },
      { isLocal, ...(look && { look }), ...(gather && { gather }) },
    ),
    background: {
      contracts: facts.contracts,
      services: facts.services,
      trees,
      alsoChanged: one.changed,
      shown: new Set(sharded.shards.flatMap(({ diffs }) => diffs.map(({ path }) => path))),
    },
  };
}
