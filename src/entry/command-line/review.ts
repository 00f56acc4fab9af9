import { type Command, Option } from 'commander';
import type { BoundedWorker } from '../../worker/deadline.ts';
import type { Comparison } from '../../adapters/local/comparison.ts';
import { readPullAddress } from '../../adapters/github/client/pull-address.ts';
import { type FailOn, failOnLevels } from '../../core/model/config.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { type FormatName, outputFormats } from '../../core/report/formats/output-format.ts';
import type { ReviewAnswer } from '../../worker/tasks/review.ts';
import type { Task } from '../../worker/tasks/task.ts';
import { deadlineOf } from './deadline-of.ts';
import { day, seconds, today } from './option.ts';
import { type ComparisonOptions, comparisonOf } from './comparison-of.ts';
import { startProgress } from './progress.ts';
import { addExamples, colored, sayLines, show } from './terminal.ts';
import type { PullOptions } from './pull-request.ts';

interface Options extends ComparisonOptions {
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
  const command = program
    .command('review')
    .summary('review a change: two folders, a range of commits, the working tree, or a pull request')
    .description(
      'Reviews two folders, a range of commits (--base), a pull request by its address, or, without any of them, the ' +
        'working tree against the branch it will be merged into. The configuration comes from the side before the ' +
        'change. Nothing is posted; a private pull request takes a token in GITHUB_TOKEN.',
    )
    .argument('[before]', 'the folder before the change, or a pull request: its address, or acme/shop#12')
    .argument('[after]', 'the folder after the change')
    .option('--base <revision>', 'review commits: the branch they will be merged into')
    .option('--head <revision>', 'review commits: the last commit (default: HEAD)')
    .option('--no-merge-base', 'compare with the tip of the base, not with the merge base')
    .option('--staged', 'review what is staged, against the last commit')
    .option('--all', 'audit code and configuration: review every file as if it were new')
    .addOption(new Option('--format <format>', 'how to print it').choices(outputFormats).default('pretty'))
    .addOption(
      new Option('--fail-on <level>', 'exit with 1 for findings of this level or above (default: breaking)').choices(
        failOnLevels,
      ),
    )
    .option('--config <file>', 'use this configuration instead of .github/architect.yml of the base')
    .option('--color', 'use colours even if the output is no terminal')
    .option('--no-color', 'use no colours')
    .option('--as-of <day>', 'review as of this day, YYYY-MM-DD (default: today, UTC)', day)
    .option('--agent', 'let the agent review after the rules: needs ANTHROPIC_API_KEY, sends the change, costs money')
    .option('--deadline <seconds>', 'give up after so many seconds (default: 120, with --agent 600)', seconds)
    .option('--patience <seconds>', 'with --agent: how long one call of the model may take (default: 240)', seconds)
    .action(async (before: string | undefined, after: string | undefined, options: Options) => {
      const address = readPullAddress(before ?? '', process.env['GHE_HOST'] || undefined);
      if (address === null) return end(await review(comparisonOf(before, after, options), options, worker('review')));
      const { reviewPull } = await import('./pull-request.ts');
      return end(await reviewPull(address, await pullOptions(after, options), worker('pull-request')));
    });
  addExamples(command, [
    ['architect review', 'what is on the disk, against the branch it will be merged into'],
    ['architect review --staged', 'what the next commit would bring, as a pre-commit hook does'],
    ['architect review --base origin/main', 'your commits, from the merge base on'],
    ['architect review ./before ./after', 'two folders'],
    ['architect review https://github.com/acme/shop/pull/12', 'a pull request; nothing is posted'],
    ['architect review --format sarif > architect.sarif', 'for code scanning'],
  ]);
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
      deadlineOf(options, callsInARow),
      {
        progress: progress.say,
        lane: (answer) => {
          byRules = answer as ReviewAnswer;
        },
        ...(ask && { world: { ask } }),
      },
    );
    progress.stop();
    return await printed(answer as ReviewAnswer, options.format);
  } catch (error) {
    progress.stop();
    // If an agent took too long, the rules' result is still printed.
    if (byRules === null || !(error instanceof UserProblem)) throw error;
    return await printed(byRules, options.format);
  } finally {
    progress.stop();
  }
}

async function printed({ output, said, exitCode }: ReviewAnswer, format: FormatName): Promise<number> {
  await sayLines(said);
  await show(output, format);
  return exitCode;
}

/** The options for a pull request, which already names its base. */
async function pullOptions(after: string | undefined, options: Options): Promise<PullOptions> {
  const { base, head, staged, all, mergeBase, config = null, failOn = null, format } = options;
  if (after !== undefined || base !== undefined || head !== undefined || staged || all || !mergeBase) {
    throw new UserProblem(
      'usage',
      'A pull request already names what it is compared with.',
      'Leave out the second folder, --base, --head, --no-merge-base, --staged and --all.',
    );
  }
  const deadline = deadlineOf(options, callsInARow);
  const ask = await askFor(options);
  return { config, failOn, format, deadline, ask, color: colored(options.color), asOf: options.asOf ?? today() };
}

/** Asks a model; null if no agent is wanted. */
async function askFor(options: Options): Promise<PullOptions['ask']> {
  if (!options.agent) return null;
  return (await import('./personal-model.ts')).personalModel(
    process.env,
    deadlineOf(options, callsInARow),
    options.patience,
  );
}

/** The number of sequential calls of a model in a review, roughly. */
const callsInARow = 20;
