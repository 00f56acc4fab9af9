import type { Side } from './place.ts';

/** What a fact that an agent is told, and may cite, is about. */
export const factKinds = [
  'contract.breaking',
  'contract.dangerous',
  'contract.safe',
  'finding',
  'call.added',
  'call.removed',
] as const;
export type FactKind = (typeof factKinds)[number];

/** Something that was read of the change, in the words an agent is told and cites it in. */
export interface Fact {
  /** The same from push to push, and of the same fact only. */
  readonly id: string;
  readonly kind: FactKind;
  readonly certainty: 'proven' | 'likely';
  readonly subject: string;
  readonly said: string;
  readonly path: string;
  readonly line: number;
  readonly side: Side;
  /** The finding it stands for, by its id; null where no rule spoke. */
  readonly finding: string | null;
}
