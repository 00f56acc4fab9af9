import type { Handlers } from '../adapters/jobs/queue.ts';
import { answerMergeGroup } from './review/answer-merge-group.ts';
import { reportFailedJob } from './upkeep/report-failed-job.ts';
import { doErrand } from './errand.ts';
import { expiring } from './upkeep/expire.ts';
import { heal } from './upkeep/heal.ts';
import { reviewPullRequest } from './review/review-pull-request.ts';
import type { AppContext } from './context/app-context.ts';

/** The handlers of each kind of job. */
export function handles(app: AppContext): Handlers {
  const expire = expiring();
  return {
    errand: (errand, attempt) => doErrand(errand, attempt, app),
    review: (errand, attempt) => reviewPullRequest(errand, attempt, app),
    mergeGroup: (errand, attempt) => answerMergeGroup(errand, attempt, app),
    dead: (letter, attempt) => reportFailedJob(letter, attempt, app),
    heal: () => heal(app, expire),
  };
}
