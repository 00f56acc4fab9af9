import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Security patterns',
  severity: 'medium',
  message: 'An expensive or open endpoint has no limit on how often it is called.',
  why: 'One client, or one script, takes the service away from all others, or runs up a bill.',
  fix: 'Limit by caller, answer 429 with Retry-After, and bound the size of what is accepted.',
  ask: 'Find an endpoint that this change adds and that is open to anybody or costly to serve (search, export, upload, messages, models), where neither it nor what stands in front limits rate, size or concurrency.',
  notWhen: ['the gateway limits every route', 'only internal callers with a quota of their own reach it'],
  authority: [authorities.owaspResources, authorities.zalando153, authorities.rel05bp02],
} satisfies AskRule;
