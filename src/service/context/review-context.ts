import type { Host } from '../../adapters/github/client/host.ts';
import type { Me } from '../../adapters/github/client/me.ts';
import type { PullState } from '../../adapters/github/pulls/read-pull.ts';
import type { Attempt } from '../../adapters/jobs/execution/attempt.ts';
import type { ConfigTexts } from '../../adapters/github/trees/config-texts.ts';
import type { Config } from '../../core/model/config.ts';
import type { TryAgain } from '../../core/model/problem.ts';
import type { ReviewErrand } from '../../core/model/errand.ts';
import type { Decisions } from '../commands/decisions-on.ts';
import type { AppContext } from './app-context.ts';

/** A review in progress: what was asked for, the state of the pull request, and what is needed to carry it out. */
export interface ReviewContext extends AppContext {
  readonly errand: ReviewErrand;
  readonly attempt: Attempt;
  readonly host: Host;
  readonly self: Me;
  readonly state: PullState;
  readonly config: Config;
  /** What people decided on it. */
  readonly decisions: Decisions;
  /** The texts of the configuration; null if they could not be read. */
  readonly texts: ConfigTexts | null;
  /** The check had no annotations when this attempt began with it. */
  readonly bare?: boolean;
  /** Why the defaults apply instead of the repository's configuration, if the host does not tell it now. */
  readonly missing: TryAgain | null;
}
