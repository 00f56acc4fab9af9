import type { Command } from 'commander';
import type { BoundedWorker } from '../../worker/deadline.ts';
import { type AnswerName, type FocusName, focusNames, focusSummaries } from '../../core/model/material.ts';
import type { PrintedAnswer } from '../../worker/tasks/answer.ts';
import type { AnswerTask, Task } from '../../worker/tasks/task.ts';
import { comparisonOf } from './comparison-of.ts';
import { deadlineOf } from './deadline-of.ts';
import { day, seconds, today } from './option.ts';
import { startProgress } from './progress.ts';
import { addExamples, sayLines } from './terminal.ts';

/** The change an answer is about, and the options of the answer. */
export interface AnswerOptions {
  readonly base?: string;
  readonly head?: string;
  readonly config?: string;
  readonly asOf?: string;
  readonly agent?: boolean;
  readonly deadline?: number;
  readonly patience?: number;
}

/** A question: its arguments, its purpose, and example arguments. */
interface Question {
  readonly words?: readonly [name: string, says: string];
  readonly summary: string;
  readonly example?: string;
}

/** A question with a command of its own. */
type OwnCommand = Exclude<AnswerName, 'contract'>;

const questions: Readonly<Record<OwnCommand, Question>> = {
  migration: { summary: 'write a guide for those who call what changes' },
  'blast-radius': {
    words: ['<id>', 'the finding, by its id as `architect review` prints it; four letters of it are enough'],
    summary: 'list the users in this repository of what a finding changes, with lines',
    example: ' 58b088a0',
  },
  diagram: {
    words: [
      '[kind]',
      '`services` (default): who uses whom, and what the change does to that; `sequence`: the calls that change; ' +
        '`before-after`: the services of both sides',
    ],
    summary: 'draw the services, the calls that change (sequence), or before-after',
    example: ' sequence',
  },
  adr: {
    words: ['[title...]', 'what the record is called (default: what is compared)'],
    summary: 'draft a record of the decision, filled in from facts',
    example: ' Drop the total',
  },
  rollout: { summary: 'say how a change goes out step by step, what to watch, and the way back' },
  ask: {
    words: ['<question...>', 'what you want to know, in words of your own'],
    summary: 'ask about a change: what was read that is nearest to the words, with lines',
    example: ' what calls the warehouse',
  },
  ...(Object.fromEntries(
    focusNames.map((name): [string, Question] => [name, { summary: focusSummaries[name] }]),
  ) as Record<FocusName, Question>),
};

/** Adds the command for an answer from facts. */
export function addAnswer(program: Command, worker: (kind: Task['kind']) => BoundedWorker, name: OwnCommand): void {
  const { words, summary, example = '' } = questions[name];
  const command = program
    .command(name)
    .helpGroup('Answers about a change:')
    .summary(summary)
    .description(
      `${summary.charAt(0).toUpperCase()}${summary.slice(1)}. The change is a range of commits (--base), or the working ` +
        'tree against the branch it will be merged into. Prints Markdown, as ' +
        `\`/architect ${name}\` in a comment does: from facts alone, unless --agent is given.`,
    )
    .option('--as-of <day>', 'review as of this day, YYYY-MM-DD (default: today, UTC)', day)
    .option('--deadline <seconds>', 'give up after so many seconds (default: 120, with --agent 600)', seconds);
  if (words !== undefined) command.argument(...words);
  addRange(command);
  addAgent(command).action(async (...given: readonly unknown[]) => {
    const args = words === undefined ? [] : [given[0] ?? []].flat().map(String);
    await printAnswer({ name, args }, given.at(-2) as AnswerOptions, worker('answer'));
  });
  addExamples(command, [
    [`architect ${name}${example}`, 'about what is on the disk'],
    [`architect ${name}${example} --base origin/main`, 'about your commits'],
  ]);
}

/** Adds the options that select a change. */
export function addRange(command: Command): Command {
  return command
    .option('--base <revision>', 'review commits: the branch they will be merged into')
    .option('--head <revision>', 'review commits: the last commit (default: HEAD)')
    .option('--config <file>', 'use this configuration instead of that of the base');
}

/** Adds the options for an agent's additions. */
export function addAgent(command: Command): Command {
  return command
    .option('--agent', 'let the agent add to it: needs ANTHROPIC_API_KEY, sends the change, costs money')
    .option('--patience <seconds>', 'with --agent: how long one call of the model may take (default: 240)', seconds);
}

/** Prints an answer about a range, or about the working tree if none is given. */
export async function printAnswer(
  asked: AnswerTask['asked'],
  options: AnswerOptions,
  worker: BoundedWorker,
): Promise<void> {
  const { config = null, asOf = today(), agent } = options;
  const deadline = deadlineOf(options, callsInARow);
  const ask = agent
    ? (await import('./personal-model.ts')).personalModel(process.env, deadline, options.patience)
    : undefined;
  const comparison = comparisonOf(undefined, undefined, { ...options, mergeBase: true });
  const progress = startProgress();
  progress.say('reading the change');
  const of = { comparison, config, asOf };
  const task = { kind: 'answer', asked, of, asks: ask !== undefined } as const;
  const hooks = { lane: () => progress.say('waiting for the agent'), ...(ask && { world: { ask } }) };
  const { text, said } = (await worker.ask(task, deadline, hooks).finally(progress.stop)) as PrintedAnswer;
  await sayLines(said);
  process.stdout.write(text);
}

/** The number of sequential calls of a model in an answer, roughly. */
const callsInARow = 10;
