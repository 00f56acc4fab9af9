import { didNote } from '../../core/model/answered.ts';
import type { Intent } from '../../core/model/intent.ts';
import { cut } from '../../core/report/words/cut.ts';
import { findingsIn } from '../../core/report/parts/findings-in.ts';
import { sayStatus } from '../../core/report/parts/status.ts';
import { answerQuestion } from './answer-question.ts';
import type { CommandContext } from './command-context.ts';
import { decideFindings } from './decide-findings.ts';
import { decisionsOn } from './decisions-on.ts';
import { explain } from './explain.ts';
import { keptAt, knownOf } from './known-findings.ts';
import type { Outcome } from './outcome.ts';
import { sayConfiguration } from './say-configuration.ts';
import { forgetAgents } from '../review/lanes.ts';
import { again } from '../review/review-errand.ts';

/** Carries out what a command asks for, and returns the result. */
export async function runIntent(intent: Intent, trace: string, here: CommandContext): Promise<Outcome> {
  const { host, state, config, app, comment, command } = here;
  switch (intent.do) {
    case 'say':
      return { ...said(intent.text), understood: intent.refused !== true };
    case 'explain':
      return said(await explain({ id: intent.id, comment }, here));
    case 'look':
      return said(cut(findingsIn(await knownOf(here), intent.paths, state.head)));
    case 'answer':
      return said(await answerQuestion(intent.asked, here));
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
      if (state.state === 'closed') return said('This pull request is closed. It is reviewed when it is reopened.');
      if (intent.do === 'review' && intent.full) await forgetAgents(state.pull, app.queue);
      await app.queue.ask(again(state.pull, intent.do === 'review' ? 'asked' : 'rerequested', trace));
      return said(null);
  }
}

const steered = {
  paused: 'Paused: further pushes are not reviewed until somebody comments `/architect resume`.',
  ignored: 'Ignored: this pull request is not reviewed until somebody comments `/architect resume`.',
  resumed: 'Resumed: this pull request is reviewed again.',
} as const;

async function standing({ host, state, app }: CommandContext) {
  const { stopped } = await decisionsOn(host, state, await app.me());
  const publication = await keptAt(state.pull, state.head, app);
  return { head: state.head, publication, dollars: await app.queue.records.spentOn(state.pull), stopped };
}

function said(answer: string | null): Outcome {
  return { understood: true, answer, did: [] };
}
