import { minimatch } from 'minimatch';
import type { Config } from '../model/config.ts';

/** The most agent files that are read. */
const most = 10;

/** The agent files of a repository, without readmes: those in `.github/agents`, and those that the configuration names. */
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
