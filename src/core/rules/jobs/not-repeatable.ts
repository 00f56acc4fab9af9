import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Async processing',
  severity: 'high',
  message: 'A job that runs twice, or is stopped in the middle, leaves a wrong state.',
  why: 'Schedulers and queues start jobs again after crashes, deploys and expired leases.',
  fix: 'Make each step safe to repeat, record progress with its effect, and start from there.',
  ask: 'Find a scheduled job, batch or step of a workflow that this change adds or edits and whose second run, or a run after a half-finished one, does more than complete the first.',
  notWhen: ['each step is a write by key', 'a lock and a checkpoint guard it'],
  authority: [authorities.zalando214, authorities.rel04bp04],
} satisfies AskRule;
