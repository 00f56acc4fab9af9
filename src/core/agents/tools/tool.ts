import type { z } from 'zod';
import type { Surroundings } from '../material/surroundings.ts';

/** The result of a tool: lines of the repository, which are untrusted, and a note of ours about them. */
export interface LookupResult {
  /** What the lines are: a path, or a few words. */
  readonly of: string;
  readonly lines: readonly string[];
  /** How much was found, and what was left out and why. */
  readonly note?: string;
}

/** A tool that an agent can use. It only reads. */
export interface Tool<Input = unknown> {
  readonly description: string;
  readonly input: z.ZodType<Input>;
  run(input: Input, surroundings: Surroundings): LookupResult | Promise<LookupResult>;
}

/** Infers the type of a tool's input from its schema. */
export function toolOf<Input>(tool: Tool<Input>): Tool<Input> {
  return tool;
}
