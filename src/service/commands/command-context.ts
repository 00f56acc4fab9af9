import type { Host } from '../../adapters/github/client/host.ts';
import type { PullState } from '../../adapters/github/pulls/read-pull.ts';
import type { Attempt } from '../../adapters/jobs/execution/attempt.ts';
import type { Config } from '../../core/model/config.ts';
import type { CommentErrand } from '../../core/model/errand.ts';
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
  readonly attempt: Attempt;
}
