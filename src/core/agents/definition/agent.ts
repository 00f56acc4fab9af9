import type { Effort } from '../../model/question.ts';

/** A reviewer, as its agent file describes it. */
export interface Agent {
  /** The author of its findings. */
  readonly name: string;
  readonly description: string;
  /** An alias (`sonnet`) or a full id. */
  readonly model: string;
  readonly effort: Effort;
  /** The tools it may use, by our names; never empty. */
  readonly tools: readonly string[];
  /** The most turns by its file; null for the default. */
  readonly turns: number | null;
  /** Its own instructions. */
  readonly body: string;
}
