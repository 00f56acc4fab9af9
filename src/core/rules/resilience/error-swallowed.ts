import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  severity: 'high',
  message: 'A failure is caught, and nothing or the wrong thing follows from it.',
  why: 'The caller believes it worked, and the damage shows up somewhere else, days later; or one bad request ends the process for all.',
  fix: 'Pass it on, retry it within bounds, or record it where somebody acts on it.',
  ask: 'Find an error handler that this change adds or empties, or into whose reach this change puts new work, and that ignores, merely logs, or turns into success a failure the caller or the data depends on; or that ends the process over a failure of one request.',
  notWhen: [
    'what failed is best effort and said to be',
    'the failure is returned, retried or counted by what is around it',
  ],
  authority: [authorities.osdiFailures],
} satisfies AskRule;
