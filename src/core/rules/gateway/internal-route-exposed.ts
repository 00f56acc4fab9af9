import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Gateways & load balancing',
  severity: 'high',
  message: 'Something that was for inside can now be reached from outside.',
  why: 'Routes for administration, metrics and other services were written for callers that are trusted.',
  fix: 'Route only what is meant for outside, by name, and leave the rest out.',
  ask: 'Find a route, wildcard, port or ingress rule that this change opens at the edge and that reaches an internal, administrative, debug or metrics interface.',
  notWhen: ['authentication at the edge covers it', 'the network lets only insiders reach it'],
  authority: [authorities.owaspInventory, authorities.owaspMisconfiguration],
} satisfies AskRule;
