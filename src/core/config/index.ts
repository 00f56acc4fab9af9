import type { ConfigText } from '../model/change-set.ts';
import type { Acceptance } from '../model/acceptance.ts';
import { type Config, isBaselinePath, type Scope } from '../model/config.ts';
import type { Unread } from '../model/contract.ts';
import { defaultConfig } from './default.ts';
import { problem } from './explain.ts';
import { globOf } from './glob.ts';
import { parseConfig } from './parse.ts';
import type { ConfigFile } from './schema.ts';

/** A complete configuration, and the problems of the texts that were left out of it. */
export interface ReadConfig {
  readonly config: Config;
  readonly unread: readonly Unread[];
}

/**
 * Merges the texts over the defaults, each over the one before it; settings of a folder apply below it, over those of its
 * parents. `ruleIds` are the rules that exist. A text that is not valid is left out as a whole, and reported in `unread`,
 * as are files that a text extends and that could not be loaded.
 */
export function readConfig(texts: readonly ConfigText[], ruleIds: readonly string[]): ReadConfig {
  const parsed = texts.map((text) => ({ ...text, file: parseConfig(text, ruleIds) }));
  const unread = [
    ...parsed.flatMap(({ file, elsewhere }) => (isWrong(file) ? (elsewhere ? file.map(unquoted) : file) : [])),
    ...texts.flatMap((text) => (text.missing ?? []).map(({ key, because, fix }) => problem(text, key, because, fix))),
  ];
  const files = parsed.flatMap(({ path, folder, file }) => (isWrong(file) ? [] : [{ path, folder, file }]));
  const root = files
    .filter(({ folder }) => folder === '')
    .reduce((under, { path, file }) => over(under, file, path), defaultConfig);
  const shallowFirst = files
    .filter(({ folder }) => folder !== '')
    .toSorted((a, b) => a.folder.length - b.folder.length);
  const folders = shallowFirst.reduce<Config['folders']>((known, { folder, file }) => {
    const parent = known.find((one) => folder === one.folder || folder.startsWith(`${one.folder}/`)) ?? root;
    const scope = { folder, ...scopeOver(parent, file, folder) };
    return [scope, ...known.filter((one) => one.folder !== folder)];
  }, []);
  return { config: { ...root, folders }, unread };
}

function isWrong(file: ReturnType<typeof parseConfig>): file is readonly [Unread, ...Unread[]] {
  return Array.isArray(file);
}

function unquoted(wrong: Unread): Unread {
  const because = 'it is not valid there, and what stands in another repository is not quoted';
  return { ...wrong, because, fix: 'Check the line, or run `architect review` in that repository.' };
}

/** The values of `_extends` of a text, as written; none if the text has none or is not valid. */
export function extendsOf(text: ConfigText): readonly string[] {
  const file = parseConfig(text, null);
  const named = isWrong(file) ? [] : (file['_extends'] ?? []);
  return typeof named === 'string' ? [named] : named;
}

/** The configuration with `failOn` for every folder; unchanged if it is null. */
export function failingOn(config: Config, failOn: Config['failOn'] | null): Config {
  if (failOn === null) return config;
  return { ...config, failOn, folders: config.folders.map((folder) => ({ ...folder, failOn })) };
}

/** The acceptances of a text. Those of all texts count: no text revokes another one's. */
function acceptedIn({ accept = [] }: ConfigFile, path: string): readonly Acceptance[] {
  return accept.map(({ finding, change, by, reason, until }) => ({
    as: 'accepted',
    finding,
    change: change ?? null,
    by,
    reason,
    until: until ?? null,
    from: isBaselinePath(path) ? 'baseline' : 'configuration',
  }));
}

function over(under: Config, file: ConfigFile, path: string): Config {
  const { comments, labels, agent, commands } = file;
  const dollars = agent?.dollars;
  return {
    ...under,
    ...scopeOver(under, file, ''),
    comments: { inline: comments?.inline ?? under.comments.inline },
    accept: [...under.accept, ...acceptedIn(file, path)],
    acceptBy: file['accept-by'] ?? under.acceptBy,
    ignoreComments: file['ignore-comments'] ?? under.ignoreComments,
    baseline: file.baseline ?? under.baseline,
    unstable: {
      alpha: file.unstable?.alpha ?? under.unstable.alpha,
      beta: file.unstable?.beta ?? under.unstable.beta,
    },
    drafts: file.drafts ?? under.drafts,
    couldNotReview: file['could-not-review'] ?? under.couldNotReview,
    requestChanges: file['request-changes'] ?? under.requestChanges,
    resolveThreads: file['resolve-threads'] ?? under.resolveThreads,
    labels: { skip: labels?.skip ?? under.labels.skip, only: labels?.only ?? under.labels.only },
    commands: {
      cooldown: commands?.cooldown ?? under.commands.cooldown,
      pullRequest: commands?.['pull-request'] ?? under.commands.pullRequest,
      day: commands?.day ?? under.commands.day,
    },
    agent: {
      on: agent?.on ?? under.agent.on,
      forks: agent?.forks ?? under.agent.forks,
      files: agent?.files ?? under.agent.files,
      failOn: agent?.['fail-on'] ?? under.agent.failOn,
      lowSeverity: agent?.['low-severity'] ?? under.agent.lowSeverity,
      dollars: {
        call: dollars?.call ?? under.agent.dollars.call,
        pullRequest: dollars?.['pull-request'] ?? under.agent.dollars.pullRequest,
        day: dollars?.day ?? under.agent.dollars.day,
      },
    },
  };
}

function scopeOver(under: Scope, file: ConfigFile, folder: string): Scope {
  const globs = (patterns: readonly string[]) => patterns.map((pattern) => globOf(pattern, folder));
  return {
    failOn: file['fail-on'] ?? under.failOn,
    paths: {
      include: file.paths?.include ? globs(file.paths.include) : under.paths.include,
      exclude: file.paths?.exclude ? globs(file.paths.exclude) : under.paths.exclude,
    },
    rules: { ...under.rules, ...file.rules },
    deprecation: { days: file.deprecation?.days ?? under.deprecation.days },
    versions: { additions: file.versions?.additions ?? under.versions.additions },
    asyncapi: { publish: file.asyncapi?.publish ?? under.asyncapi.publish },
    modes: { ...under.modes, ...file.modes },
  };
}
