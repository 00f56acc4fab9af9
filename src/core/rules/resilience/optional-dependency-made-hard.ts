import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  severity: 'medium',
  message: 'A page or a start now fails when something that is merely useful is down.',
  why: 'Recommendations, flags or a cache being away is no reason for nobody to check out.',
  fix: 'Bound the wait, and answer without it when it fails; say in a metric that you did.',
  ask: 'Find a dependency that this change adds to a start-up, a readiness check or a request path, whose failure fails the whole although an answer without it would do.',
  notWhen: ['the answer is wrong or unsafe without it', 'a fallback or default is used when it fails'],
  authority: [authorities.rel05bp01],
} satisfies AskRule;
