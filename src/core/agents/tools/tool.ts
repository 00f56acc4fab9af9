import type { z } from 'zod';
import type { Surroundings } from '../material/surroundings.ts';

/** What was found: lines of the change, to be fenced, and what we have to say of them ourselves. */
export interface Found {
  /** What the lines are: a path, or a few words. */
  readonly of: string;
  readonly lines: readonly string[];
  /** What was left out, and why. */
  readonly note?: string;
}

/** Something an agent can look up. It reads, and does nothing else. */
export interface Tool<Input = unknown> {
  readonly description: string;
  readonly input: z.ZodType<Input>;
  run(input: Input, surroundings: Surroundings): Found | Promise<Found>;
}

/** Gives a tool the type that its input has. */
export function toolOf<Input>(tool: Tool<Input>): Tool<Input> {
  return tool;
}
