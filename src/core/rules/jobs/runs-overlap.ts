import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Async processing',
  severity: 'medium',
  message: 'Scheduled work can run twice at once, or everywhere at once.',
  why: 'A run that takes longer than its interval meets the next one, and each replica does the same work.',
  fix: 'Take a lock or lease that outlasts the work, forbid overlap, and spread the start.',
  ask: 'Find a schedule, timer or worker that this change adds or edits and that runs in every replica, may still run when it starts again, or holds a lease or visibility timeout shorter than its work.',
  notWhen: ['the scheduler forbids concurrent runs', 'doing it twice at once is harmless'],
  authority: [authorities.k8sCronJobs, authorities.sqsVisibility],
} satisfies AskRule;
