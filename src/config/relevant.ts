import { minimatch } from 'minimatch';
import type { ChangedFile } from '../model/change-set.ts';
import type { Config } from '../model/config.ts';

/** Which changed files the configuration lets a review look at. A renamed file counts under either name. */
export function relevant({ include, exclude }: Pick<Config, 'include' | 'exclude'>): (file: ChangedFile) => boolean {
  const matches = (path: string, globs: readonly string[]) =>
    globs.some((glob) => minimatch(path, glob, { dot: true }));
  const looked = (path: string) => (include.length === 0 || matches(path, include)) && !matches(path, exclude);
  return ({ before, after }) => [before, after].some((path) => path !== null && looked(path));
}
