import type { AgentFile } from '../../model/agent-file.ts';
import type { Agent } from './agent.ts';
import { loadAgent } from './load.ts';

/** The agents that review a change. */
export interface Panel {
  /** The agents that look for findings, ours first. */
  readonly finders: readonly Agent[];
  /** Who tries to refute what they find. */
  readonly skeptic: Agent;
  /** Notes on their files. */
  readonly notes: readonly string[];
}

/** The most finders: more would repeat each other. */
const mostFinders = 3;

/**
 * The agents of these files. One of a repository replaces ours of the same name, and the others are added. Null if
 * there is no finder or no skeptic.
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
