import { githubWorld, usualReading } from '../../adapters/github/trees/github-world.ts';
import type { Admit } from '../../adapters/github/trees/tree-store.ts';
import { readPull } from '../../adapters/github/pulls/read-pull.ts';
import { contractFiles } from '../../core/contracts/files.ts';
import type { AskedAnswer } from '../../core/model/material.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { prose } from '../../core/report/words/escape.ts';
import { atCommit } from '../../core/report/words/phrase.ts';
import { jobOf } from '../review/job-of.ts';
import { askingFor } from '../model/asking.ts';
import { decisionsOn } from './decisions-on.ts';
import { isAllowed } from './is-allowed.ts';
import type { CommandContext } from './command-context.ts';

/** In seconds. A person waits, and so do webhooks: an agent that takes longer is left out. */
const mostSeconds = 300;

/**
 * Answers a question about the current head: from facts, and with an agent's additions if the asker may write, because
 * those cost money. If the head cannot be read, the answer says why.
 */
export async function answerQuestion(asked: AskedAnswer, here: CommandContext): Promise<string> {
  const { host, state, app, attempt } = here;
  const job = jobOf(state, await decisionsOn(host, state, await app.me()), app);
  const seconds = Math.min(app.reviewSeconds, mostSeconds);
  const { asking, because } = await askingOf(here, seconds);
  const world = (admit: Admit) => ({
    ...githubWorld(host, state, contractFiles, { ...usualReading, admit }),
    ...(asking && { ask: asking.ask }),
  });
  const task = {
    asked,
    of: { job },
    asks: asking !== null,
    ...(because && { because }),
    ...(app.model && { key: app.model.fence }),
  };
  try {
    const answer = await app.pool.answer(task, seconds, { world, attempt });
    return asking === null ? answer : `${answer}${await sincePushed(here)}`;
  } catch (error) {
    if (attempt.signal.aborted || !(error instanceof UserProblem)) throw error;
    return `${prose(error.message)} ${prose(error.hint)}`;
  }
}

/** Says which head an answer is about, if another was pushed meanwhile. */
async function sincePushed({ host, state: { pull, head } }: CommandContext): Promise<string> {
  const now = await readPull(host, pull);
  const isOver = now !== null && now.head !== head;
  return isOver ? `\nThis is about ${atCommit(head)}; ${atCommit(now.head)} was pushed since.\n` : '';
}

/** The agent to ask; null if none is asked, with the reason where the asker may wonder. */
async function askingOf({ host, state, config, app, author, attempt }: CommandContext, seconds: number) {
  const nobody = (because: string | null) => ({ asking: null, because });
  if (app.model === null || config === null) return nobody(null);
  if (!config.agent.on) return nobody('the configuration asks no agent');
  const where = { repository: state.pull.repository, author: null };
  if (!(await isAllowed(host, { needs: 'write' }, author, where)))
    return nobody('the agent answers those who may write to this repository');
  const asking = askingFor({ ...app, reviewSeconds: seconds, config, state, attempt, errand: { again: false } });
  return asking === null ? nobody('the configuration keeps the agent away from forks') : { asking, because: null };
}
