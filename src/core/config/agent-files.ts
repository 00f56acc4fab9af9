import { minimatch } from 'minimatch';
import type { Config } from '../model/config.ts';

/** More agents than anybody runs. */
const most = 10;

/**
 * The agent files of a repository that are to be run: those in `.github/agents`, and those the configuration names. A
 * readme is none.
 */
export function agentPaths({ agent }: Pick<Config, 'agent'>, paths: readonly string[]): readonly string[] {
  const named = (path: string) => agent.files.some((glob) => minimatch(path, glob, { dot: true }));
  return paths
    .filter(
      (path) =>
        /\.md$/i.test(path) &&
        !/(^|\/)readme\.md$/i.test(path) &&
        (/^\.github\/agents\/[^/]+$/.test(path) || named(path)),
    )
    .toSorted()
    .slice(0, most);
}
