import { type Command, Option } from 'commander';
import { runBatch } from '../batch.ts';
import type { BoundedWorker } from '../../worker/deadline.ts';
import { type Format, formats, modes } from '../../core/model/contract.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { type ContractFormatName, contractOutputFormats } from '../../core/report/contract/contract-format-name.ts';
import { isTransitive } from '../../worker/tasks/check-mode.ts';
import type { PrintedContract } from '../../worker/tasks/printed-contract.ts';
import type { Task } from '../../worker/tasks/task.ts';
import { addAgent, addRange, type AnswerOptions, printAnswer } from './answer.ts';
import { day, seconds, today } from './option.ts';
import { startProgress } from './progress.ts';
import { addExamples, colored, show } from './terminal.ts';

interface Options extends AnswerOptions {
  readonly batch?: boolean;
  readonly as?: Format;
  readonly mode?: string;
  readonly format: ContractFormatName;
  readonly failOn: 'breaking' | 'dangerous' | 'never';
  readonly color?: boolean;
}

/** Adds `architect contract`. */
export function addContract(
  program: Command,
  worker: (kind: Task['kind']) => BoundedWorker,
  end: (exitCode: number) => void,
): void {
  const command = program
    .command('contract')
    .summary('compare two versions of a contract, or show what a range of commits changes for its clients')
    .description(
      'Compares two files or two folders; without arguments, the contracts of a range of commits (--base) or of the working tree, ' +
        'like `/architect contract` in a comment. For a repository and for folders it also lists known users of what is removed. ' +
        'With --batch it reads one JSON object per line from standard input, ' +
        '{id, before, after, earlier?, format?, mode?, asOf?}, and answers each with one line on standard output. ' +
        'The exit code is 0 if nothing breaks, 1 if something does, and 2 if something could not be read. Without arguments it is 0.',
    )
    .argument(
      '[versions...]',
      'the file or folder before the change, and the one after it; for a transitive mode, all versions, the oldest first',
    )
    .option('--batch', 'compare many: one JSON object per line in, one result per line out')
    .addOption(new Option('--as <format>', 'read the files as this format').choices(formats))
    .addOption(new Option('--mode <mode>', 'the compatibility mode of the format').choices(modes))
    .option('--as-of <day>', 'review as of this day, YYYY-MM-DD (default: today, UTC)', day)
    .addOption(new Option('--format <format>', 'how to print it').choices(contractOutputFormats).default('pretty'))
    .addOption(
      new Option('--fail-on <level>', 'exit with 1 for changes of this level or above')
        .choices(['breaking', 'dangerous', 'never'])
        .default('breaking'),
    )
    .option('--color', 'use colours even if the output is no terminal')
    .option('--no-color', 'use no colours')
    .option(
      '--deadline <seconds>',
      'give up after so many seconds (default: 120, with --agent 600, in a batch 30 for each line)',
      seconds,
    );
  addRange(command);
  addAgent(command).action(async (versions: readonly string[], options: Options) => {
    const [after, before, ...earlier] = versions.toReversed();
    if (options.batch) {
      if (after !== undefined) throw usage('--batch reads what to compare from standard input, and a path was named.');
      await runBatch(process.stdin, process.stdout, worker('line'), options.deadline ?? 30, options.asOf ?? today());
      return end(0);
    }
    if (after === undefined) {
      if (['as', 'mode', 'format', 'failOn'].some((one) => command.getOptionValueSource(one) === 'cli')) {
        throw new UserProblem(
          'usage',
          '--as, --mode, --format and --fail-on are for two files or two folders, and none are named.',
          'Compare: architect contract before.yaml after.yaml. For commits: architect review --base main, which takes ' +
            '--format and --fail-on.',
        );
      }
      return printAnswer({ name: 'contract', args: [] }, options, worker('answer'));
    }
    if (before === undefined) throw usage('Two files or two folders are needed.');
    if (['base', 'head', 'config', 'agent'].some((one) => command.getOptionValueSource(one) === 'cli')) {
      throw usage('Two files or two folders, or a range of commits: not both.');
    }
    if (earlier.length > 0 && !isTransitive(options.mode ?? null)) {
      throw usage('Only a transitive mode, as --mode BACKWARD_TRANSITIVE, compares with several older versions.');
    }
    return end(await compare({ before, after, earlier }, options, () => worker('printed-contract')));
  });
  addExamples(command, [
    ['architect contract orders-v1.yaml orders-v2.yaml', 'two files'],
    ['architect contract --format html v1/ v2/ > changes.html', 'two folders, as a page'],
    [
      'architect contract --mode BACKWARD_TRANSITIVE order-v1.avsc order-v2.avsc order-v3.avsc',
      'the last with all others',
    ],
    ['architect contract --base origin/main', 'what your commits change, and for whom'],
    ['architect contract --batch < pairs.ndjson', 'many pairs'],
  ]);
}

/** The compared versions, each the path of a file or folder. */
interface Versions {
  readonly before: string;
  readonly after: string;
  readonly earlier: readonly string[];
}

async function compare(versions: Versions, options: Options, worker: () => BoundedWorker): Promise<number> {
  const progress = startProgress();
  progress.say('comparing');
  const task = {
    kind: 'printed-contract',
    ...versions,
    format: options.as ?? null,
    mode: options.mode ?? null,
    asOf: options.asOf ?? today(),
    print: options.format,
    color: colored(options.color),
  } as const;
  const deadline = options.deadline ?? 120;
  try {
    // Loaded only here: other commands do not need it.
    const { printInThread } = await import('../../worker/in-thread.ts');
    const printed = (await printInThread(task, deadline)) ?? ((await worker().ask(task, deadline)) as PrintedContract);
    await show(printed.output, options.format);
    return exitCodeOf(printed, options.failOn);
  } finally {
    progress.stop();
  }
}

function exitCodeOf({ verdict, isPartial }: PrintedContract, failOn: Options['failOn']): number {
  if (verdict === 'breaking' && failOn !== 'never') return 1;
  if (isPartial) return 2;
  return verdict === 'dangerous' && failOn === 'dangerous' ? 1 : 0;
}

function usage(message: string): UserProblem {
  return new UserProblem(
    'usage',
    message,
    'Compare: architect contract before.yaml after.yaml. Many at once: architect contract --batch < pairs.ndjson',
  );
}
