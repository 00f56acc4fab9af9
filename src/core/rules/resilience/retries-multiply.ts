import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  severity: 'medium',
  message: 'Retries stand on top of retries.',
  why: 'Three attempts at each of three levels are twenty-seven calls to what is already in trouble.',
  fix: 'Retry at one level, the one that knows the request, and let the others fail fast.',
  ask: 'Find a retry that this change adds around something that retries already, or in front of which a client, gateway, mesh, queue or job does. Name the other line.',
  notWhen: ['one of the two never retries this kind of failure', 'a budget bounds them together'],
  authority: [authorities.rel05bp03, authorities.sreCascading],
} satisfies AskRule;
