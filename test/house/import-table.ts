/** The layers, the lowest first. Rule 1: nothing imports a layer above its own. */
export const layers = ['core', 'adapters', 'worker', 'service', 'entry'] as const;

/**
 * The folders that are divided further, and what each of their parts may import of ours besides itself, types included.
 * Rule 2: a folder of the core imports the nouns and the texts, and no other folder; only the files beside the folders, which
 * are the pipeline, know all of them. Rule 3: an adapter imports the nouns and the trees, and no other adapter.
 */
export const neighbours = {
  core: ['core/model', 'core/texts'],
  adapters: ['core/model', 'core/trees'],
} as const;

/** The exceptions to rules 2 and 3, each with its reason. */
export const exceptions: Readonly<Record<string, readonly string[]>> = {
  // What is joined to one finding is worded as the rules word theirs.
  'core/story': ['core/rules'],
  // The policy of a repository decides which files are asked of a host.
  'adapters/github': ['core/config'],
  // An examination looks at what the service talks to.
  'adapters/doctor': ['adapters/github', 'adapters/http'],
  'adapters/probot.ts': ['adapters/observe', 'adapters/settings.ts'],
};

/**
 * Rule 4: a package is known in the folders that are named here, and nowhere else. `node:*` is all of Node, `*` anything.
 * A folder that is not here has none. Of Node the core has four modules: `node:path` joins texts, `node:buffer` tells
 * whether bytes are UTF-8, `node:crypto` makes fingerprints, and `node:module` loads a package once it is needed.
 */
export const packages: Readonly<Record<string, readonly string[]>> = {
  'core/texts': ['js-yaml'],
  'core/contracts': ['refa', 'graphql', 'node:path', 'node:module'],
  'core/consumers': ['graphql', 'node:module'],
  'core/languages': ['web-tree-sitter'],
  'core/rules': ['node:crypto'],
  'core/config': ['zod', 'minimatch', 'js-yaml'],
  'core/verify': ['minimatch'],
  'core/schemas': ['zod'],
  'core/trees': ['diff', 'node:buffer'],
  'core/agents': ['gray-matter', 'zod', 're2js', 'node:crypto'],
  'adapters/local': ['diff', 'node:*'],
  'adapters/github': ['@octokit/rest', '@octokit/oauth-methods', 'p-map', 'nanotar', 'node:*'],
  'adapters/claude': ['@anthropic-ai/sdk', 'p-retry', 'node:*'],
  'adapters/jobs': ['pg-boss', '@electric-sql/pglite', '@electric-sql/pglite-prepopulatedfs', 'nanotar', 'node:*'],
  'adapters/observe': ['pino', 'prom-client', 'node:*'],
  'adapters/http': ['node:*'],
  'adapters/doctor': ['node:*'],
  'adapters/probot.ts': ['probot', 'node:*'],
  'adapters/settings.ts': ['zod', 'node:*'],
  worker: ['node:*'],
  service: ['p-queue', 'node:*'],
  entry: ['*'],
};

/** Folders whose files are all of one shape, and so the only ones that export by default; `index.ts` has to, for Probot. */
export const collections =
  /^src\/(entry\/index\.ts$|core\/(rules\/[^/]+|contracts\/[^/]+|languages|commands|events|agents\/tools)\/[^/]+\.ts$)/;

/** Names that say nothing about what is inside. */
export const drawers = /(^|[/.-])(utils?|helpers?|common|shared|misc|types|constants|manager|factory)(?=[/.-]|$)/;

/** What the core may not name, and what it does instead. */
export const forbiddenInCore: Readonly<Record<string, string>> = {
  process: 'take the value as an argument; only the command line reads argv and the environment',
  console: 'return what there is to say; the command line prints it',
  fetch: 'ask for the file through `wanted`; the world brings it',
  WebSocket: 'ask for the file through `wanted`; the world brings it',
  performance: 'measure from outside; the core has no clock',
  setTimeout: 'end the review from outside; the core has no clock',
  setInterval: 'end the review from outside; the core has no clock',
  setImmediate: 'stay synchronous; the worker keeps the process responsive',
  globalThis: 'name the value itself',
  require: 'import it at the top of the file',
  'Date.now': 'use the day of the job, `asOf`',
  'new Date()': 'use the day of the job, `asOf`',
  'Date()': 'use the day of the job, `asOf`',
  'Math.random': 'derive it from the input; the same pull request gives the same review',
  crypto: 'derive it from the input; the same pull request gives the same review',
};
