import type { Handlers } from '../jobs/queue.ts';
import { answerMergeGroup } from './answer-merge-group.ts';
import { bury } from './bury.ts';
import { doErrand } from './errand.ts';
import { heal } from './heal.ts';
import { reviewPullRequest } from './review-pull-request.ts';
import type { Rim } from './rim.ts';

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
