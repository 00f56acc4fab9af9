import { minimatch } from 'minimatch';
import type { ChangedFile } from '../model/change-set.ts';
import { type Config, scopeOf } from '../model/config.ts';

/** Tests whether the configuration includes a changed file. A renamed file is included if either name is. */
export function relevant(config: Config): (file: ChangedFile) => boolean {
  const matches = (path: string, globs: readonly string[]) =>
    globs.some((glob) => minimatch(path, glob, { dot: true }));
  const looked = (path: string) => {
    const { include, exclude } = scopeOf(config, path).paths;
    return (include.length === 0 || matches(path, include)) && !matches(path, exclude);
  };
  return ({ before, after }) => [before, after].some((path) => path !== null && looked(path));
}
