import { type Command, Option } from 'commander';
import type { BoundedWorker } from '../../worker/deadline.ts';
import type { Comparison } from '../../adapters/local/comparison.ts';
import { readPullAddress } from '../../adapters/github/client/pull-address.ts';
import { type FailOn, failOnLevels } from '../../core/model/config.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { plain } from '../../core/report/words/escape.ts';
import { type FormatName, outputFormats } from '../../core/report/formats/output-format.ts';
import type { ReviewAnswer } from '../../worker/tasks/review.ts';
import type { Task } from '../../worker/tasks/task.ts';
import { colored, day, seconds, today } from './option.ts';
import { startProgress } from './progress.ts';
import type { PullOptions } from './pull-request.ts';

interface Options {
  readonly base?: string;
  readonly head?: string;
  readonly mergeBase: boolean;
  readonly all?: boolean;
  readonly format: FormatName;
  readonly failOn?: FailOn;
  readonly config?: string;
  readonly color?: boolean;
  readonly asOf?: string;
  readonly agent?: boolean;
  readonly deadline?: number;
  readonly patience?: number;
}

/** Adds `architect review`. */
export function addReview(
  program: Command,
  worker: (kind: Task['kind']) => BoundedWorker,
  end: (exitCode: number) => void,
): void {
  program
    .command('review')
    .summary('review a change: two folders, a range of commits, the working tree, or a pull request')
    .description(
      'Reviews two folders, a range of commits (--base), a pull request by its address, or, without any of them, the ' +
        'working tree against the branch it will be merged into. The configuration comes from the side before the ' +
        'change. Nothing is posted; a private pull request takes a token in GITHUB_TOKEN.',
    )
    .argument('[before]', 'the folder before the change, or the address of a pull request')
    .argument('[after]', 'the folder after the change')
    .option('--base <revision>', 'review commits: the branch they will be merged into')
    .option('--head <revision>', 'review commits: the last one (default: HEAD)')
    .option('--no-merge-base', 'compare with the tip of the base, not with the commit both have in common')
    .option('--all', 'audit: review every file as if it were new')
    .addOption(new Option('--format <format>', 'how to print it').choices(outputFormats).default('pretty'))
    .addOption(
      new Option('--fail-on <level>', 'exit with 1 from which finding on (default: breaking)').choices(failOnLevels),
    )
    .option('--config <file>', 'use this configuration instead of .github/architect.yml of the base')
    .option('--color', 'colour even where no terminal is looking')
    .option('--no-color', 'never colour')
    .option('--as-of <day>', 'judge as on this day, YYYY-MM-DD (default: today, UTC)', day)
    .option('--agent', 'let the agent review after the rules: needs ANTHROPIC_API_KEY, sends the change, costs money')
    .option('--deadline <seconds>', 'give up after so many seconds (default: 120, with --agent 600)', seconds)
    .option('--patience <seconds>', 'with --agent: how long one call of the model may take (default: 240)', seconds)
    .action(async (before: string | undefined, after: string | undefined, options: Options) => {
      const address = readPullAddress(before ?? '');
      if (address === null) return end(await review(comparisonOf(before, after, options), options, worker('review')));
      const { reviewPull } = await import('./pull-request.ts');
      return end(await reviewPull(address, await pullOptions(after, options), worker('pull-request')));
    });
}

async function review(comparison: Comparison, options: Options, worker: BoundedWorker): Promise<number> {
  const ask = await askFor(options);
  const progress = startProgress();
  let byRules: ReviewAnswer | null = null;
  try {
    const answer = await worker.ask(
      {
        kind: 'review',
        comparison,
        config: options.config ?? null,
        format: options.format,
        color: colored(options.color),
        failOn: options.failOn ?? null,
        asOf: options.asOf ?? today(),
        asks: ask !== null,
      },
      deadlineOf(options),
      {
        progress: progress.say,
        lane: (answer) => {
          byRules = answer as ReviewAnswer;
        },
        ...(ask && { world: { ask } }),
      },
    );
    progress.stop();
    return print(answer as ReviewAnswer);
  } catch (error) {
    progress.stop();
    // What the rules said is not lost because an agent took too long.
    if (byRules === null || !(error instanceof UserProblem)) throw error;
    return print(byRules);
  } finally {
    progress.stop();
  }
}

function print({ output, said, exitCode }: ReviewAnswer): number {
  process.stderr.write(`${plain(said)}.\n`);
  process.stdout.write(output);
  return exitCode;
}

/** What holds for a pull request, which says itself what it is compared with. */
async function pullOptions(after: string | undefined, options: Options): Promise<PullOptions> {
  const { base, head, all, mergeBase, config = null, failOn = null, format } = options;
  if (after !== undefined || base !== undefined || head !== undefined || all || !mergeBase) {
    throw usage(
      'A pull request says itself what it is compared with.',
      'Leave out the second folder, --base, --head, --no-merge-base and --all.',
    );
  }
  const deadline = deadlineOf(options);
  const ask = await askFor(options);
  return { config, failOn, format, deadline, ask, color: colored(options.color), asOf: options.asOf ?? today() };
}

/** Whom the agent asks; null where no agent is wanted. */
async function askFor(options: Options): Promise<PullOptions['ask']> {
  if (!options.agent) return null;
  return (await import('./personal-model.ts')).personalModel(process.env, deadlineOf(options), options.patience);
}

/** Whoever waits longer for a call waits longer for the review, unless they say how long. */
function deadlineOf({ agent, deadline, patience = 0 }: Options): number {
  return deadline ?? (agent ? Math.min(Math.max(600, patience * callsInARow), 86_400) : 120);
}

/** About as many calls of a model as a review makes one after the other. */
const callsInARow = 20;

/** What was asked for, or a sentence about why it cannot be meant. */
function comparisonOf(before: string | undefined, after: string | undefined, options: Options): Comparison {
  const { base = null, head = null, all = false, mergeBase } = options;
  const ranged = base !== null || head !== null;
  if (all) {
    if (after !== undefined) throw usage('--all looks at one tree, and two folders were named.', 'Name one of them.');
    return { kind: 'everything', folder: before ?? '.', base, head };
  }
  if (before !== undefined && ranged) {
    throw usage('Two folders, or a range of commits: not both.', 'Leave out the folders, or --base and --head.');
  }
  if (before !== undefined && after === undefined) {
    throw usage(
      `Only one folder was named: ${before}.`,
      'Name two: architect review before/ after/. For commits: architect review --base main. For all files: --all.',
    );
  }
  if (before !== undefined && after !== undefined) return { kind: 'folders', before, after };
  if (ranged) return { kind: 'range', folder: '.', base, head: head ?? 'HEAD', mergeBase };
  if (!mergeBase) throw usage('--no-merge-base needs --base.', 'Name the base: architect review --base main');
  return { kind: 'working-tree', folder: '.', base: null };
}

function usage(message: string, hint: string): UserProblem {
  return new UserProblem('usage', message, hint);
}
