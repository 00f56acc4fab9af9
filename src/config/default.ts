import type { Config } from '../model/config.ts';

/** The configuration of a repository that has none. */
export const defaultConfig: Config = {
  failOn: 'breaking',
  include: [],
  exclude: [],
  rules: {},
  comments: { inline: 7 },
  deprecation: { days: 0 },
};
