import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  severity: 'medium',
  message: 'Too much work is taken in, or refused in a way that brings it back at once.',
  why: 'A service that turns nothing away slows down for everybody; clients that are not told when to come back try again at once.',
  fix: 'Turn away early what cannot be done in time, with 429 or 503 and Retry-After.',
  ask: 'Find a place where this change takes in work beyond what it can do without refusing any, or refuses it with another status than overload has, or without saying when to come back.',
  notWhen: ['a limit in front refuses it properly', 'the caller is a queue that holds it back'],
  authority: [authorities.rel05bp02, authorities.zalando153, authorities.sreOverload],
} satisfies AskRule;
