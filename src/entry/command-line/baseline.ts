import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { BoundedWorker } from '../../worker/deadline.ts';
import type { Comparison } from '../../adapters/local/comparison.ts';
import { type Acceptance, isEnd, longestReason } from '../../core/model/acceptance.ts';
import type { Verdict } from '../../core/model/finding.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { acceptBlock } from '../../core/report/parts/acceptance.ts';
import { counted } from '../../core/report/words/phrase.ts';
import type { ReviewAnswer } from '../../worker/tasks/review.ts';
import type { Task } from '../../worker/tasks/task.ts';
import { day, seconds, today } from './option.ts';
import { startProgress } from './progress.ts';
import { addExamples, say } from './terminal.ts';

interface Options {
  readonly base?: string;
  readonly head?: string;
  readonly by: string;
  readonly reason: string;
  readonly until?: string;
  readonly out?: string;
  readonly asOf?: string;
  readonly deadline: number;
}

/** The fields of a printed finding that an acceptance needs. */
interface Printed {
  readonly id: string;
  readonly anchor?: string;
  readonly verdict: Verdict;
}

/** Adds `architect baseline`. */
export function addBaseline(program: Command, worker: (kind: Task['kind']) => BoundedWorker): void {
  const command = program
    .command('baseline')
    .summary('accept all current findings, so that reviews report only new ones')
    .description(
      'Reviews every file of a folder, or with --base a range of commits, and writes what is found to ' +
        '.github/architect-baseline.yml, in the shape of `accept:`. A review reads it from the base of a change. ' +
        'Existing entries are kept as they are; entries that are not found any more are removed.',
    )
    .argument('[folder]', 'the folder to review (default: the current one)')
    .option('--base <revision>', 'review commits: the branch they will be merged into')
    .option('--head <revision>', 'review commits: the last commit (default: HEAD)')
    .option('--by <name>', 'who accepts it', text(100), 'baseline')
    .option('--reason <words>', 'why', text(longestReason), 'Found when Architect began to review this repository.')
    .option('--until <end>', 'the last day on which the acceptance holds, or the version before which it does', end)
    .option('--out <file>', 'write another file')
    .option('--as-of <day>', 'review as of this day, YYYY-MM-DD (default: today, UTC)', day)
    .option('--deadline <seconds>', 'give up after so many seconds', seconds, 120)
    .action(async (folder: string | undefined, options: Options) => writeBaseline(folder ?? '.', options, worker));
  addExamples(command, [['architect baseline', 'accepts what is found in this folder today']]);
}

async function writeBaseline(
  folder: string,
  options: Options,
  worker: (kind: Task['kind']) => BoundedWorker,
): Promise<void> {
  const { base = null, head = null, by, reason, until = null } = options;
  const comparison: Comparison =
    base === null
      ? { kind: 'everything', folder, head }
      : { kind: 'range', folder, base, head: head ?? 'HEAD', mergeBase: true };
  const path = options.out ?? join(folder, baselinePath);
  const written = await acceptedIn(path);
  const progress = startProgress();
  const asked = { kind: 'review', comparison, config: null, format: 'json', color: false, failOn: 'never' } as const;
  const answer = (await worker('review')
    .ask({ ...asked, asOf: options.asOf ?? today(), asks: false }, options.deadline, { progress: progress.say })
    .finally(progress.stop)) as ReviewAnswer;
  const { findings } = JSON.parse(answer.output) as { readonly findings: readonly Printed[] };
  const accepted = findings.flatMap(({ id, anchor = null, verdict }): readonly Acceptance[] => {
    if (verdict.publish === false) return verdict.accepted?.from === 'baseline' ? [verdict.accepted] : [];
    const said = written.find(({ finding, change }) => finding === id && (change === null || change === anchor));
    return [said ?? { as: 'accepted', finding: id, change: anchor, by, reason, until, from: 'baseline' }];
  });
  write(
    path,
    `# Written by \`architect baseline\`. It counts once it stands on the base of a change.\n${acceptBlock(accepted)}\n`,
  );
  await say(`${path} accepts ${counted(accepted.length, 'finding')}.\n`);
}

const baselinePath = '.github/architect-baseline.yml';

/** The acceptances already in the file, committed or not: their authors and reasons are kept. */
async function acceptedIn(path: string): Promise<readonly Acceptance[]> {
  if (!existsSync(path)) return [];
  // Loaded only here: help does not need it, and it takes as long as all the rest.
  const { readConfig } = await import('../../core/config/index.ts');
  const text = { path: baselinePath, folder: '', text: readFileSync(path, 'utf8') };
  const { config, unread } = readConfig([text], []);
  const [wrong] = unread;
  if (wrong === undefined) return config.accept;
  const place = wrong.line === undefined ? path : `${path}:${wrong.line}`;
  throw new UserProblem('config', `${place}: ${wrong.because}.`, 'Correct it, or delete the file to begin anew.');
}

function write(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserProblem('cannot-write', `${path} cannot be written (${code}).`, 'Name another file with --out.');
  }
}

function text(most: number): (value: string) => string {
  return (value) => {
    if (value.trim() === '' || value.length > most) throw new InvalidArgumentError(`Write up to ${most} characters.`);
    return value;
  };
}

function end(value: string): string {
  if (!isEnd(value)) throw new InvalidArgumentError('Write a day as YYYY-MM-DD, or a version as 2.0.0.');
  return value;
}
