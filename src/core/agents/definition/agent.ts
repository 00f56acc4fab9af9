import type { Effort } from '../../model/question.ts';

/** Somebody who reviews, as an agent file describes them. */
export interface Agent {
  /** Signs the findings. */
  readonly name: string;
  readonly description: string;
  /** An alias (`sonnet`) or a full id. */
  readonly model: string;
  readonly effort: Effort;
  /** What the agent may look up, by the names of our tools; never empty. */
  readonly tools: readonly string[];
  /** The most turns the file allows; null leaves it to us. */
  readonly turns: number | null;
  /** What the agent is told about itself. */
  readonly body: string;
}
