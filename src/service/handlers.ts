import type { Handlers } from '../adapters/jobs/queue.ts';
import { answerMergeGroup } from './review/answer-merge-group.ts';
import { bury } from './upkeep/report-failed-job.ts';
import { doErrand } from './errand.ts';
import { heal } from './upkeep/heal.ts';
import { reviewPullRequest } from './review/review-pull-request.ts';
import type { Rim } from './context/app-context.ts';

/** What is done with each kind of job. */
export function handles(rim: Rim): Handlers {
  return {
    errand: (errand, attempt) => doErrand(errand, attempt, rim),
    review: (errand, attempt) => reviewPullRequest(errand, attempt, rim),
    mergeGroup: (errand, attempt) => answerMergeGroup(errand, attempt, rim),
    dead: (letter, attempt) => bury(letter, attempt, rim),
    heal: () => heal(rim),
  };
}
