import type { Command } from 'commander';
import type { BoundedWorker } from '../../worker/deadline.ts';
import type { AnswerName, CommandLineAnswer } from '../../core/model/material.ts';
import type { Task } from '../../worker/tasks/task.ts';
import { comparisonOf } from './comparison-of.ts';
import { day, seconds, today } from './option.ts';
import { startProgress } from './progress.ts';
import { addExamples } from './terminal.ts';

interface Options {
  readonly base?: string;
  readonly head?: string;
  readonly config?: string;
  readonly asOf?: string;
  readonly deadline: number;
}

/** What can be asked: the words it takes, what it is for, and words for an example. `architect contract` has the changelog. */
const questions: Readonly<Record<CommandLineAnswer, readonly [words: string, summary: string, example: string]>> = {
  migration: ['', 'write a guide for those who call what changes', ''],
  'blast-radius': ['<id>', 'say who in this repository uses what a finding changes, with lines', ' 58b088a0'],
  diagram: ['[kind]', 'draw the services, the calls that change (sequence), or before-after', ' sequence'],
  adr: ['[title...]', 'begin a record of the decision, filled in from facts', ' Drop the total'],
  rollout: ['', 'say how a change goes out step by step, what to watch, and the way back', ''],
  ask: [
    '<question...>',
    'ask about a change: what was read that is nearest to the words, with lines',
    ' what calls the warehouse',
  ],
  boundaries: ['', 'say which services a change touches, who uses whom, and how to keep them apart', ''],
  resilience: ['', 'say what bounds and repeats the calls of a change, and the setting to write', ''],
  observability: ['', 'say what to measure of what changes, as queries, and what nobody would see', ''],
  auth: ['', 'say who may call what changes, before and after, with an example', ''],
  caching: ['', 'say what answers allow to be kept, and the headers to write', ''],
  testing: ['', 'say which changed code has no test named after it, with requests to test with', ''],
  performance: ['', 'say which lists and waits of a change have no bound, and what to measure', ''],
  versioning: ['', 'say which version each contract needs, the days it announces, and what to write', ''],
  technology: ['', 'say which dependencies come, go and move, and what the change is written in', ''],
  tradeoffs: ['', 'say what each finding costs as it is, and what there is instead', ''],
};

/** Adds the command for a question that the facts of a change answer. */
export function addAnswer(
  program: Command,
  worker: (kind: Task['kind']) => BoundedWorker,
  name: CommandLineAnswer,
): void {
  const [words, summary, example] = questions[name];
  const command = program
    .command(`${name} ${words}`.trim())
    .summary(summary)
    .description(
      'Reads a range of commits (--base), or the working tree against the branch it will be merged into, and prints ' +
        'Markdown: from facts alone, as `/architect` in a comment does it. No model is asked.',
    )
    .option('--base <revision>', 'commits: the branch they will be merged into')
    .option('--head <revision>', 'commits: the last one (default: HEAD)')
    .option('--config <file>', 'use this configuration instead of that of the base')
    .option('--as-of <day>', 'judge as on this day, YYYY-MM-DD (default: today, UTC)', day)
    .option('--deadline <seconds>', 'give up after so many seconds (default: 120)', seconds, 120)
    .action(async (...given: readonly unknown[]) => {
      const args = words === '' ? [] : [given[0] ?? []].flat().map(String);
      await print(name, args, given.at(-2) as Options, worker('answer'));
    });
  addExamples(command, [[`architect ${name}${example} --base origin/main`, 'about your commits']]);
}

async function print(
  name: AnswerName,
  args: readonly string[],
  options: Options,
  worker: BoundedWorker,
): Promise<void> {
  const { config = null, asOf = today(), deadline } = options;
  const comparison = comparisonOf(undefined, undefined, { ...options, mergeBase: true });
  const progress = startProgress();
  progress.say('reading the change');
  const task = { kind: 'answer', asked: { name, args }, of: { comparison, config, asOf } } as const;
  process.stdout.write((await worker.ask(task, deadline).finally(progress.stop)) as string);
}
