import type { AgentFile } from '../../model/agent-file.ts';
import type { Agent } from './agent.ts';
import { loadAgent } from './load.ts';

/** Who reviews a change. */
export interface Panel {
  /** Those who look for something, one after the other; the first is ours. */
  readonly finders: readonly Agent[];
  /** Who tries to refute what they find. */
  readonly skeptic: Agent;
  /** What there is to say of the files they come from. */
  readonly notes: readonly string[];
}

/** More reviewers than these say the same thing more often. */
const mostFinders = 3;

/**
 * The agents of these files. One of a repository that has the name of one of ours takes its place, and the others look
 * too. Null where nobody is left to find or to refute.
 */
export function panelOf(ours: readonly AgentFile[], theirs: readonly AgentFile[]): Panel | null {
  const loaded = [...ours, ...theirs].map(loadAgent);
  const byName = new Map(loaded.flatMap(({ agent }) => (agent === null ? [] : [[agent.name, agent] as const])));
  const skeptic = byName.get('skeptic');
  const all = [...byName.values()].filter(({ name }) => name !== 'skeptic');
  if (skeptic === undefined || all.length === 0) return null;
  const left = all.slice(mostFinders).map(({ name }) => name);
  const notes = loaded.flatMap((one) => one.notes);
  return {
    finders: all.slice(0, mostFinders),
    skeptic,
    notes:
      left.length > 0
        ? [...notes, `More agents than ${mostFinders} were found; ${left.join(', ')} did not look.`]
        : notes,
  };
}
