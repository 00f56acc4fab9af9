import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Async processing',
  severity: 'high',
  message: 'A job that fails is tried for ever, or fails where nobody looks.',
  why: 'Failing jobs take the workers away from those that would succeed, and the backlog grows past what can be worked off.',
  fix: 'Limit attempts, back off, and keep what failed where somebody looks.',
  ask: 'Find a job or schedule that this change adds or edits and that has no end to its attempts, no pause between them, or no place for what failed.',
  notWhen: ['the queue has a policy with limits and a dead-letter queue', 'the next run does what the failed one left'],
  authority: [authorities.rel05bp04, authorities.builderBacklogs],
} satisfies AskRule;
