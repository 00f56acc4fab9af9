/** A room of `src/`: a folder, or a single file at the top. */
export interface Room {
  readonly room: string;
  /** The other rooms it may name, types included; `*` is every room. */
  readonly rooms: readonly string[];
  /** The packages and Node modules it may name; `node:*` is all of Node, `*` anything. */
  readonly packages: readonly string[];
  /** The core: no clock, no environment, no I/O of any kind. */
  readonly core: boolean;
}

const folders = [
  'model',
  'contracts',
  'languages',
  'systems',
  'rules',
  'config',
  'agents',
  'verify',
  'report',
  'texts',
];

/** Who may import whom. A room that is not here may not exist: add a row, with its reason in `docs/decisions/`. */
export const importTable: readonly Room[] = [
  { room: 'model', rooms: [], packages: [], core: true },
  // `node:path` for its posix functions, which only join and split text.
  { room: 'contracts', rooms: ['model', 'texts'], packages: ['node:path'], core: true },
  { room: 'texts', rooms: ['model'], packages: ['js-yaml'], core: true },
  { room: 'languages', rooms: ['model'], packages: ['web-tree-sitter'], core: true },
  { room: 'systems', rooms: ['model'], packages: [], core: true },
  { room: 'rules', rooms: ['model'], packages: ['node:crypto'], core: true },
  { room: 'config', rooms: ['model'], packages: ['zod', 'minimatch', 'js-yaml'], core: true },
  { room: 'verify', rooms: ['model'], packages: ['minimatch'], core: true },
  { room: 'report', rooms: ['model'], packages: [], core: true },
  { room: 'schemas', rooms: ['model'], packages: ['zod'], core: true },
  { room: 'read.ts', rooms: folders, packages: [], core: true },
  { room: 'relevant.ts', rooms: folders, packages: [], core: true },
  { room: 'review.ts', rooms: [...folders, 'read.ts', 'relevant.ts', 'trees'], packages: [], core: true },
  // The second half of the pipeline, where a model is asked.
  { room: 'consult.ts', rooms: [...folders, 'review.ts'], packages: [], core: true },
  { room: 'contract.ts', rooms: folders, packages: [], core: true },
  // Trees are read through the stores the adapters give them.
  { room: 'trees', rooms: ['model'], packages: ['diff', 'node:buffer'], core: true },
  { room: 'agents', rooms: ['model'], packages: ['gray-matter', 'zod', 're2js', 'node:crypto'], core: true },
  { room: 'events', rooms: ['model'], packages: [], core: true },
  { room: 'commands', rooms: ['model'], packages: [], core: true },
  { room: 'github', rooms: ['model', 'trees', 'config'], packages: ['@octokit/rest', 'node:*'], core: false },
  { room: 'claude', rooms: ['model'], packages: ['@anthropic-ai/sdk', 'p-retry', 'node:*'], core: false },
  {
    room: 'jobs',
    rooms: ['model'],
    packages: ['pg-boss', '@electric-sql/pglite', '@electric-sql/pglite-prepopulatedfs', 'node:*'],
    core: false,
  },
  { room: 'observe', rooms: ['model'], packages: ['pino', 'prom-client', 'node:*'], core: false },
  { room: 'settings.ts', rooms: ['model'], packages: ['zod', 'node:*'], core: false },
  { room: 'http', rooms: ['model'], packages: ['node:*'], core: false },
  { room: 'probot.ts', rooms: ['model', 'observe', 'settings.ts'], packages: ['probot', 'node:*'], core: false },
  { room: 'doctor', rooms: ['model', 'github', 'http'], packages: ['node:*'], core: false },
  // What the App does with each kind of errand: the only place where the adapters and the pipeline meet.
  { room: 'service', rooms: ['*'], packages: ['node:*'], core: false },
  { room: 'local', rooms: ['model', 'trees'], packages: ['diff', 'node:*'], core: false },
  { room: 'worker', rooms: ['*'], packages: ['node:*'], core: false },
  { room: 'entry', rooms: ['*'], packages: ['*'], core: false },
];

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
