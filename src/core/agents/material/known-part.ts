import type { Case } from './case.ts';
import { fingerprintOf } from '../claims/fingerprint.ts';
import type { Panel } from '../definition/panel.ts';
import type { Part } from '../finding/pass.ts';
import type { Shard } from './shards.ts';

/** A part of a change, with what its judgement depends on. */
export interface KnownPart extends Part {
  readonly fingerprint: string;
}

/** A part as it is shown, to these agents, with these questions. */
export function partOf(
  shard: Shard,
  panel: Panel,
  one: Pick<Case, 'questions' | 'raisesLow'>,
  show: (shard: Shard) => string,
): KnownPart {
  return { shard, evidence: show(shard), fingerprint: fingerprintOf(shard, panel, one) };
}
