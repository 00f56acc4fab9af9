import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Async processing',
  severity: 'high',
  message: 'A job that fails is tried for ever, or fails where nobody looks.',
  why: 'Failing jobs take the workers away from those that would succeed, and the backlog grows past what can be worked off.',
  fix: 'Limit attempts, back off, keep what failed apart, and forbid overlapping runs.',
  ask: 'Find a job, schedule or queue that this change adds without an end to attempts, a pause between them, or a place for what failed; or whose runs can overlap.',
  notWhen: ['the queue has a policy with limits and a dead-letter queue', 'the scheduler forbids overlaps'],
  authority: [authorities.rel05bp04, authorities.builderBacklogs],
} satisfies AskRule;
