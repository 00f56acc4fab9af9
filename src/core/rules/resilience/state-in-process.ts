import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Microservices',
  severity: 'medium',
  message: 'Something that all instances need lives in the memory of one.',
  why: 'The next request goes to another instance and finds nothing, and a deploy or crash forgets it.',
  fix: 'Keep it in a store that all instances share.',
  ask: 'Find a session, counter, lock, limit, queue or upload that this change keeps in the memory or on the disk of a process of which several run.',
  notWhen: ['it is a cache that can be lost', 'one instance runs, and the deployment says so'],
  authority: [authorities.twelveProcesses, authorities.rel05bp06],
} satisfies AskRule;
