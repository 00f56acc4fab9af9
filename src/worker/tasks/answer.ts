import { randomBytes } from 'node:crypto';
import { bundledAgents } from '../../adapters/local/agent-files.ts';
import { contractFiles } from '../../core/contracts/files.ts';
import { loadGrammar } from '../../adapters/local/grammars.ts';
import { openWorld } from '../../adapters/local/open-world.ts';
import { codeAround } from '../../core/around.ts';
import { materialOf } from '../../core/material-of.ts';
import { type Additions, nothingAdded } from '../../core/model/addition.ts';
import type { Job } from '../../core/model/job.ts';
import type { World } from '../../core/model/world.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { answerOf, problemOf } from '../../core/report/answers/index.ts';
import { longestAnswer } from '../../core/report/words/cut.ts';
import { explanation, onCommandLine } from '../../core/report/parts/explanation.ts';
import { reviewByRules } from '../../core/review.ts';
import { namedConfig } from './named-config.ts';
import type { AnswerTask } from './task.ts';

/** An answer, ready to print. */
export interface PrintedAnswer {
  readonly text: string;
  /** What was compared, and hints, as sentences; empty for a pull request. */
  readonly said: readonly string[];
}

/**
 * Answers a question about a change, on this machine or in a pull request, from facts, and lets an agent add to it. `read`
 * is called once everything but the model's answer is there.
 */
export async function runAnswer(
  task: AnswerTask,
  outside: Omit<World, 'grammar'>,
  read: () => void,
): Promise<PrintedAnswer> {
  const { asked, because, key = randomBytes(16).toString('hex') } = task;
  const { job, world, said } = await opened(task, outside);
  const reviewed = await reviewByRules(job, world);
  if (asked.name === 'explain') {
    const [id = null] = asked.args;
    const { verified } = reviewed.publication;
    if (id === null || verified.some(({ finding }) => finding.id === id))
      return { text: `${explanation(id, verified, job.head, onCommandLine)}\n`, said };
    throw new UserProblem(
      'usage',
      `No finding of this change has the id ${id}.`,
      'architect explain lists them where no id is given; --base names the branch that commits will be merged into.',
    );
  }
  const around = asked.name === 'blast-radius' ? await codeAround(reviewed.changeSet, world) : {};
  const material = materialOf(reviewed, around);
  // A comment gets the problem as its answer; a command of the command line fails.
  const problem = 'job' in task.of ? null : problemOf(asked, material);
  if (problem !== null) throw new UserProblem('usage', problem, `architect ${asked.name} --help says how to ask.`);
  const limit = 'job' in task.of ? longestAnswer : Infinity;
  const say = (added: Additions | null) => ({ text: answerOf(asked, material, added, limit), said });
  if (world.ask === undefined) return say(because === undefined ? null : nothingAdded(because));
  read();
  // Loaded only here: an answer from facts alone starts sooner.
  const { additionsTo } = await import('../../core/answer.ts');
  const by = { agents: await bundledAgents(), key };
  return say(await additionsTo(asked, material, { reviewed, world, by }));
}

async function opened(
  { of }: AnswerTask,
  outside: Omit<World, 'grammar'>,
): Promise<{ job: Job; world: World; said: PrintedAnswer['said'] }> {
  if ('job' in of) return { job: of.job, world: { ...outside, grammar: loadGrammar }, said: [] };
  const { world, title, head, said } = await openWorld(of.comparison, namedConfig(of.config), contractFiles);
  const { ask } = outside;
  return { job: { title, head, asOf: of.asOf, failOn: null }, world: { ...world, ...(ask && { ask }) }, said };
}
