import type { Host } from '../../adapters/github/client/host.ts';
import type { PullState } from '../../adapters/github/pulls/read-pull.ts';
import type { CommentErrand } from '../../core/model/errand.ts';
import type { Intent } from '../../core/model/intent.ts';
import { explain } from './explain.ts';
import { again } from '../review/review-errand.ts';
import type { AppContext } from '../context/app-context.ts';

/** Where a command was given, and what it is done with. */
interface CommandContext {
  readonly host: Host;
  readonly state: PullState;
  readonly app: AppContext;
  /** Null for a button. */
  readonly comment: CommentErrand['comment'] | null;
}

/** Acts on what a command asks for. What there is to answer comes back, or null where what follows is the answer. */
export async function runIntent(intent: Intent, trace: string, here: CommandContext): Promise<string | null> {
  const { host, state, app, comment } = here;
  switch (intent.do) {
    case 'say':
      return intent.text;
    case 'explain':
      return explain({ id: intent.id, comment }, host, state, app);
    case 'review':
    case 'recheck':
      if (state.state === 'closed')
        return 'This pull request is closed. Once it is open again, it is reviewed by itself.';
      await app.queue.ask(again(state.pull, intent.do === 'review' ? 'asked' : 'rerequested', trace));
      return null;
  }
}
