import { readdir, readFile } from 'node:fs/promises';
import type { AgentFile } from '../../core/model/agent-file.ts';

const folder = new URL('../../../agents/', import.meta.url);

/** The agent files that ship with Architect, by name: `agents/` is a sibling of `src/` and of `dist/`. */
export async function bundledAgents(): Promise<readonly AgentFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).toSorted();
  return Promise.all(
    names.map(async (name) => ({ path: `agents/${name}`, text: await readFile(new URL(name, folder), 'utf8') })),
  );
}
