import type { Host } from '../../adapters/github/client/host.ts';
import type { PullState } from '../../adapters/github/pulls/read-pull.ts';
import type { Attempt } from '../../adapters/jobs/execution/attempt.ts';
import type { Config } from '../../core/model/config.ts';
import type { CommentErrand } from '../../core/model/errand.ts';
import type { AppContext } from '../context/app-context.ts';

/** Where a command was given, and what is needed to carry it out. */
export interface CommandContext {
  readonly host: Host;
  readonly state: PullState;
  /** The repository's configuration; null for a button, which does not depend on it. */
  readonly config: Config | null;
  readonly app: AppContext;
  /** The author of the command. */
  readonly author: string;
  /** Null for a button. */
  readonly comment: CommentErrand['comment'] | null;
  /** The index of the command in its comment. */
  readonly command: number;
  readonly attempt: Attempt;
}
