import type { Host } from '../github/host.ts';
import type { Me } from '../github/me.ts';
import type { PullState } from '../github/read-pull.ts';
import type { Attempt } from '../jobs/attempt.ts';
import type { Config } from '../model/config.ts';
import type { ReviewErrand } from '../model/errand.ts';
import type { Rim } from './rim.ts';

/** A review on its way: what was asked, how the pull request is, and what it is done with. */
export interface Course extends Rim {
  readonly errand: ReviewErrand;
  readonly attempt: Attempt;
  readonly host: Host;
  readonly self: Me;
  readonly state: PullState;
  readonly config: Config;
}
