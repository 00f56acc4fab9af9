import { mostSeconds } from './option.ts';

interface Options {
  readonly agent?: boolean;
  readonly deadline?: number;
  readonly patience?: number;
}

/**
 * After how many seconds a command gives up that makes so many calls of a model one after the other. Whoever waits longer
 * for a call waits longer for all of them, unless they say how long.
 */
export function deadlineOf({ agent, deadline, patience = 0 }: Options, callsInARow: number): number {
  return deadline ?? (agent ? Math.min(Math.max(600, patience * callsInARow), mostSeconds) : 120);
}
