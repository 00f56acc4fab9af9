import type { Host } from '../../adapters/github/client/host.ts';
import type { PullState } from '../../adapters/github/pulls/read-pull.ts';
import type { CommentErrand } from '../../core/model/errand.ts';
import type { Intent } from '../../core/model/intent.ts';
import { decideFindings } from './decide-findings.ts';
import { explain } from './explain.ts';
import type { Outcome } from './outcome.ts';
import { again } from '../review/review-errand.ts';
import type { AppContext } from '../context/app-context.ts';

/** Where a command was given, and what it is done with. */
export interface CommandContext {
  readonly host: Host;
  readonly state: PullState;
  readonly app: AppContext;
  /** Null for a button. */
  readonly comment: CommentErrand['comment'] | null;
  /** Which of the commands of the comment it is. */
  readonly command: number;
}

/** Acts on what a command asks for, and says what became of it. */
export async function runIntent(intent: Intent, trace: string, here: CommandContext): Promise<Outcome> {
  const { host, state, app, comment } = here;
  switch (intent.do) {
    case 'say':
      return { ...said(intent.text), understood: intent.refused !== true };
    case 'explain':
      return said(await explain({ id: intent.id, comment }, host, state, app));
    case 'decide':
      return comment === null ? said(null) : decideFindings(intent, { ...here, comment });
    case 'review':
    case 'recheck':
      if (state.state === 'closed')
        return said('This pull request is closed. Once it is open again, it is reviewed by itself.');
      await app.queue.ask(again(state.pull, intent.do === 'review' ? 'asked' : 'rerequested', trace));
      return said(null);
  }
}

function said(answer: string | null): Outcome {
  return { understood: true, answer, did: [] };
}
