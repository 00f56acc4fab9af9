import { mostSeconds } from './option.ts';

interface Options {
  readonly agent?: boolean;
  readonly deadline?: number;
  readonly patience?: number;
}

/**
 * The deadline in seconds of a command that makes this many sequential calls of a model: by default it grows with the
 * time allowed for one call.
 */
export function deadlineOf({ agent, deadline, patience = 0 }: Options, callsInARow: number): number {
  return deadline ?? (agent ? Math.min(Math.max(600, patience * callsInARow), mostSeconds) : 120);
}
