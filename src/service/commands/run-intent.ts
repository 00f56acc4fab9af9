import { contractFiles } from '../../core/contracts/files.ts';
import { githubWorld } from '../../adapters/github/trees/github-world.ts';
import type { Host } from '../../adapters/github/client/host.ts';
import type { PullState } from '../../adapters/github/pulls/read-pull.ts';
import { didNote } from '../../core/model/answered.ts';
import type { Config } from '../../core/model/config.ts';
import type { CommentErrand } from '../../core/model/errand.ts';
import type { Intent } from '../../core/model/intent.ts';
import type { AskedAnswer } from '../../core/model/material.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { prose } from '../../core/report/words/escape.ts';
import { cut } from '../../core/report/words/cut.ts';
import { findingsIn } from '../../core/report/parts/findings-in.ts';
import { sayStatus } from '../../core/report/parts/status.ts';
import { decideFindings } from './decide-findings.ts';
import { decisionsOn } from './decisions-on.ts';
import { explain } from './explain.ts';
import { keptAt, knownOf } from './known-findings.ts';
import type { Outcome } from './outcome.ts';
import { sayConfiguration } from './say-configuration.ts';
import { jobOf } from '../review/job-of.ts';
import { forgetAgents } from '../review/lanes.ts';
import { again } from '../review/review-errand.ts';
import type { AppContext } from '../context/app-context.ts';

/** Where a command was given, and what it is done with. */
export interface CommandContext {
  readonly host: Host;
  readonly state: PullState;
  /** What the repository wants; null for a button, which asks for nothing that depends on it. */
  readonly config: Config | null;
  readonly app: AppContext;
  /** Who gave it. */
  readonly author: string;
  /** Null for a button. */
  readonly comment: CommentErrand['comment'] | null;
  /** Which of the commands of the comment it is. */
  readonly command: number;
}

/** Acts on what a command asks for, and says what became of it. */
export async function runIntent(intent: Intent, trace: string, here: CommandContext): Promise<Outcome> {
  const { host, state, config, app, comment, command } = here;
  switch (intent.do) {
    case 'say':
      return { ...said(intent.text), understood: intent.refused !== true };
    case 'explain':
      return said(await explain({ id: intent.id, comment }, host, state, app));
    case 'look':
      return said(cut(findingsIn(await knownOf(host, state, app), intent.paths, state.head)));
    case 'answer':
      return said(await answer(intent.asked, here));
    case 'configuration':
      return said(cut(await sayConfiguration(host, state, app)));
    case 'status':
      return said(cut(sayStatus(await standing(here))));
    case 'decide':
      return comment === null || config === null ? said(null) : decideFindings(intent, { ...here, comment, config });
    case 'steer':
      return { ...said(steered[intent.how]), did: [didNote({ command, finding: null, change: null })] };
    case 'review':
    case 'recheck':
      if (state.state === 'closed')
        return said('This pull request is closed. Once it is open again, it is reviewed by itself.');
      if (intent.do === 'review' && intent.full) await forgetAgents(state.pull, app.queue);
      await app.queue.ask(again(state.pull, intent.do === 'review' ? 'asked' : 'rerequested', trace));
      return said(null);
  }
}

const steered = {
  paused: 'Paused: what is pushed from now on is not reviewed until somebody says `/architect resume`.',
  ignored: 'Ignored: this pull request is left alone until somebody says `/architect resume`.',
  resumed: 'Resumed: this pull request is reviewed again.',
} as const;

/** What facts say of the head as it is now; where it cannot be read, why not. */
async function answer(asked: AskedAnswer, { host, state, app }: CommandContext): Promise<string> {
  const job = jobOf(state, await decisionsOn(host, state, await app.me()), app);
  try {
    const world = githubWorld(host, state, contractFiles);
    return await app.pool.answer({ asked, of: { job } }, app.reviewSeconds, { world });
  } catch (error) {
    if (!(error instanceof UserProblem)) throw error;
    return `${prose(error.message)} ${prose(error.hint)}`;
  }
}

async function standing({ host, state, app }: CommandContext) {
  const { stopped } = await decisionsOn(host, state, await app.me());
  const publication = await keptAt(state.pull, state.head, app);
  return { head: state.head, publication, dollars: await app.queue.records.spentOn(state.pull), stopped };
}

function said(answer: string | null): Outcome {
  return { understood: true, answer, did: [] };
}
