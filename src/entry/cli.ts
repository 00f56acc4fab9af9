import type { Command } from 'commander';
import { type BoundedWorker, startWorker } from '../worker/deadline.ts';
import { readPullAddress } from '../adapters/github/client/pull-address.ts';
import { internalError, UserProblem } from '../core/model/problem.ts';
import { plain } from '../core/report/words/escape.ts';
import { readPackage } from '../adapters/observe/package.ts';
import { addExamples, say } from './command-line/terminal.ts';
import { answerNames } from '../core/model/material.ts';
import type { Task } from '../worker/tasks/task.ts';

/**
 * The command line: parses the arguments, runs the command, and sets the exit code (0 clean, 1 findings at or above the
 * level asked for, 2 could not review). Never throws.
 */
export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  try {
    process.exitCode = await run(argv);
  } catch (error) {
    process.exitCode = 2;
    await say(explain(error, verbs[argv[0] ?? ''] ?? 'review'));
  }
}

async function run(argv: readonly string[]): Promise<number> {
  // Started first, so that the worker loads while the arguments are parsed.
  const early = kindOf(argv);
  let started = early && startWorker(early);
  const worker = (kind: Task['kind']): BoundedWorker => (started ??= startWorker(kind));
  const { Command: Program, CommanderError } = await import('commander');
  const program: Command = new Program('architect');
  let exitCode = 0;
  const end = (code: number): void => {
    exitCode = code;
  };
  program
    .description('Reviews what a change does to the architecture: which contracts it breaks, for whom, on which line.')
    .version(readPackage().version, '-v, --version', 'print the version')
    .showHelpAfterError('Add --help to see how it is used.')
    .exitOverride();
  // A command's code is loaded only when it runs; help and completion list all of them.
  const [first = ''] = argv;
  const named = Object.hasOwn(commands, first) ? [first] : Object.keys(commands);
  for (const name of named) await commands[name]?.({ program, worker, end });
  if (named.length > 1) {
    (await import('./command-line/completion.ts')).addCompletion(program);
    addExamples(program, [
      ['architect review', 'what is on the disk, against the branch it will be merged into'],
      ['architect init', 'set up this repository: configuration, workflow, pre-commit hook'],
      ['architect explain http-call-without-timeout', 'what a rule says, and why'],
    ]);
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return exitCode;
}

/** The commands that only answer about a change; `contract` compares two files, too. */
const answers = answerNames.filter((name) => name !== 'contract');

function addsAnswer(name: (typeof answers)[number]) {
  return async ({ program, worker }: Adding) =>
    (await import('./command-line/answer.ts')).addAnswer(program, worker, name);
}

/** What is needed to add a command. */
interface Adding {
  readonly program: Command;
  readonly worker: (kind: Task['kind']) => BoundedWorker;
  readonly end: (exitCode: number) => void;
}

const commands: Readonly<Record<string, (adding: Adding) => Promise<void>>> = {
  review: async ({ program, worker, end }) =>
    (await import('./command-line/review.ts')).addReview(program, worker, end),
  contract: async ({ program, worker, end }) =>
    (await import('./command-line/contract.ts')).addContract(program, worker, end),
  baseline: async ({ program, worker }) => (await import('./command-line/baseline.ts')).addBaseline(program, worker),
  init: async ({ program }) => (await import('./command-line/init.ts')).addInit(program),
  rules: async ({ program }) => (await import('./command-line/rules.ts')).addRules(program),
  explain: async ({ program, worker }) => (await import('./command-line/explain.ts')).addExplain(program, worker),
  ...Object.fromEntries(answers.map((name) => [name, addsAnswer(name)])),
  'create-app': async ({ program, end }) => (await import('./command-line/create-app.ts')).addCreateApp(program, end),
  doctor: async ({ program, end }) => (await import('./command-line/doctor.ts')).addDoctor(program, end),
};

/** What could not be done, for commands that are no review. */
const verbs: Readonly<Record<string, string>> = {
  ...Object.fromEntries(answers.map((name) => [name, 'answer'])),
  explain: 'explain',
  baseline: 'write the baseline',
  contract: 'compare',
  'create-app': 'create the App',
  doctor: 'look at the App',
  init: 'set up the repository',
};

function kindOf(argv: readonly string[]): Task['kind'] | null {
  if (argv.includes('--help') || argv.includes('-h')) return null;
  if (argv[0] === 'contract') return argv.includes('--batch') ? 'line' : null;
  if (argv[0] === 'baseline') return 'review';
  if (answers.some((name) => name === argv[0])) return 'answer';
  if (argv[0] !== 'review') return null;
  return argv.some((word) => readPullAddress(word) !== null) ? 'pull-request' : 'review';
}

function explain(error: unknown, verb: string): string {
  const { code, message, hint, stack } = error instanceof UserProblem ? error : internalError(error);
  const what = code === 'usage' ? '' : `could not ${verb}: `;
  const lines = hint === '' ? [] : hint.split('\n');
  return `${what}${plain(message)}\n${lines.map((line) => `${plain(line)}\n`).join('')}${code === 'bug' ? details(stack) : ''}`;
}

/** Stack traces are only for developers of Architect. */
function details(stack: string | undefined): string {
  return process.env['ARCHITECT_DEBUG'] && stack ? `${stack}\n` : '';
}
