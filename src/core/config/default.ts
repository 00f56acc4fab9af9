import type { Config } from '../model/config.ts';

/** The configuration of a repository that has none. */
export const defaultConfig: Config = {
  failOn: 'breaking',
  paths: { include: [], exclude: [] },
  rules: {},
  deprecation: { days: 0 },
  versions: { additions: 'free' },
  asyncapi: { publish: 'receive' },
  modes: {},
  folders: [],
  comments: { inline: 7 },
  accept: [],
  acceptBy: 'write',
  ignoreComments: 'merged',
  baseline: 'base',
  unstable: { alpha: 'breaking', beta: 'breaking' },
  drafts: false,
  couldNotReview: 'neutral',
  requestChanges: false,
  resolveThreads: false,
  labels: { skip: [], only: [] },
  commands: { cooldown: 0, pullRequest: 100, day: 1000 },
  agent: {
    on: true,
    forks: false,
    files: [],
    failOn: 'never',
    lowSeverity: false,
    dollars: { call: 0.5, pullRequest: 1.5, day: 20 },
  },
};
