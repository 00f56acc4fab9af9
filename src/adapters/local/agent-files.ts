import { readdir, readFile } from 'node:fs/promises';
import type { AgentFile } from '../../core/model/agent-file.ts';

const folder = new URL('../../../agents/', import.meta.url);

/** The agent files that come with us, in the order of their names: `agents/` lies beside `src/` and beside `dist/`. */
export async function bundledAgents(): Promise<readonly AgentFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).toSorted();
  return Promise.all(
    names.map(async (name) => ({ path: `agents/${name}`, text: await readFile(new URL(name, folder), 'utf8') })),
  );
}
