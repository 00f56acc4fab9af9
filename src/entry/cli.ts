import { readFileSync } from 'node:fs';
import { type BoundedWorker, startWorker } from '../worker/deadline.ts';
import { readPullAddress } from '../adapters/github/client/pull-address.ts';
import { ourMistake, UserProblem } from '../core/model/problem.ts';
import { plain } from '../core/report/words/escape.ts';
import type { Task } from '../worker/tasks/task.ts';

/**
 * The command line: reads the arguments, does what they ask, sets the exit code (0 clean, 1 findings at or above the
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
    process.stderr.write(explain(error, verbs[argv[0] ?? ''] ?? 'review'));
  }
}

async function run(argv: readonly string[]): Promise<number> {
  // Started first, the worker loads while the arguments are read.
  const early = kindOf(argv);
  let started = early && startWorker(early);
  const worker = (kind: Task['kind']): BoundedWorker => (started ??= startWorker(kind));
  const { Command, CommanderError } = await import('commander');
  const program = new Command('architect');
  let exitCode = 0;
  const end = (code: number): void => {
    exitCode = code;
  };
  program
    .description('Reviews what a change does to the architecture: which contracts it breaks, for whom, on which line.')
    .version(version(), '-v, --version', 'print the version')
    .exitOverride();
  (await import('./command-line/review.ts')).addReview(program, worker, end);
  (await import('./command-line/baseline.ts')).addBaseline(program, worker);
  (await import('./command-line/contract.ts')).addContract(program, worker, end);
  (await import('./command-line/create-app.ts')).addCreateApp(program, end);
  (await import('./command-line/doctor.ts')).addDoctor(program, end);
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return exitCode;
}

/** What could not be done, where it is not a review. */
const verbs: Readonly<Record<string, string>> = {
  baseline: 'write the baseline',
  contract: 'compare',
  'create-app': 'create the App',
  doctor: 'look at the App',
};

function kindOf(argv: readonly string[]): Task['kind'] | null {
  if (argv.includes('--help') || argv.includes('-h')) return null;
  if (argv[0] === 'contract') return argv.includes('--batch') ? 'line' : null;
  if (argv[0] === 'baseline') return 'review';
  if (argv[0] !== 'review') return null;
  return argv.some((word) => readPullAddress(word) !== null) ? 'pull-request' : 'review';
}

function version(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

function explain(error: unknown, verb: string): string {
  const { code, message, hint, stack } = error instanceof UserProblem ? error : ourMistake(error);
  const what = code === 'usage' ? '' : `could not ${verb}: `;
  return `${what}${plain(message)}\n${plain(hint)}\n${code === 'bug' ? details(stack) : ''}`;
}

/** Stack traces are for whoever works on Architect, and nobody else. */
function details(stack: string | undefined): string {
  return process.env['ARCHITECT_DEBUG'] && stack ? `${stack}\n` : '';
}
