import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  severity: 'medium',
  message: 'Work is refused too late, or in a way that brings it back at once.',
  why: 'Refusing late saves nothing. Clients that are not told it was the load, and when to come back, try again at once or give up for good.',
  fix: 'Turn away early what cannot be done in time, with 429 or 503 and Retry-After.',
  ask: 'Find a refusal for load, a limit or a full queue, that this change adds or edits and that comes only after the work was done, has another status than 429 or 503, or does not say when to come back.',
  notWhen: ['a limit in front refuses it properly', 'the caller is a queue that holds it back'],
  authority: [authorities.rel05bp02, authorities.zalando153, authorities.sreOverload],
} satisfies AskRule;
