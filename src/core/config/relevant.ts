import { minimatch } from 'minimatch';
import type { ChangedFile } from '../model/change-set.ts';
import { type Config, scopeOf } from '../model/config.ts';

/** The setting that leaves a file out. */
type LeftOutBy = 'paths.include' | 'paths.exclude';

/** Tells which setting leaves out a changed file; null for none. A renamed file is included if either name is. */
export function leftOutBy(config: Config): (file: ChangedFile) => LeftOutBy | null {
  const matches = (path: string, globs: readonly string[]) =>
    globs.some((glob) => minimatch(path, glob, { dot: true }));
  const by = (path: string): LeftOutBy | null => {
    const { include, exclude } = scopeOf(config, path).paths;
    if (include.length > 0 && !matches(path, include)) return 'paths.include';
    return matches(path, exclude) ? 'paths.exclude' : null;
  };
  return ({ before, after }) => {
    const settings = [after, before].filter((path) => path !== null).map(by);
    return settings.includes(null) ? null : (settings[0] ?? null);
  };
}

/** How many of the changed files each setting leaves out, in words: `3 changed files by paths.exclude`; null for none. */
export function sayLeftOut(config: Config, files: readonly ChangedFile[]): string | null {
  const counts = Map.groupBy(files, leftOutBy(config));
  const settings = (['paths.include', 'paths.exclude'] as const).flatMap((setting) => {
    const { length } = counts.get(setting) ?? [];
    return length === 0 ? [] : [`${length} changed ${length === 1 ? 'file' : 'files'} by ${setting}`];
  });
  return settings.length === 0 ? null : settings.join(' and ');
}
