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

/** A review on its way: what was asked, how the pull request is, and what it is done with. */
export interface ReviewContext extends AppContext {
  readonly errand: ReviewErrand;
  readonly attempt: Attempt;
  readonly host: Host;
  readonly self: Me;
  readonly state: PullState;
  readonly config: Config;
  /** What people decided on it. */
  readonly decisions: Decisions;
  /** The texts that say so; null where they could not be read. */
  readonly texts: ConfigTexts | null;
  /** Nothing was noted on the check when this attempt began with it. */
  readonly bare?: boolean;
  /** Why the configuration is not that of the repository, where the host does not tell it now. */
  readonly missing: TryAgain | null;
}
