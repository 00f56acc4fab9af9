import type { Material } from '../../model/material.ts';

/** An answer from facts alone: where there is no fact there is no sentence. */
export interface Answer {
  /** What a model would add to it, in words that follow a colon. */
  readonly richer: string;
  /** What a model may add something to, by the names that it is told. */
  readonly sections: readonly string[];
  /** Whether a model looks around for it, instead of adding to what was read. */
  readonly looks?: true;
  /** Why these words cannot be meant, and what can; null where they can. Left out where none are taken. */
  readonly problem?: (material: Material, args: readonly string[]) => string | null;
  /** Markdown of ours; whatever of the change is in it is inert. */
  readonly say: (material: Material, args: readonly string[]) => string;
}
