import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  severity: 'high',
  message: 'Messages go, or the place of a reader does, before it has read them.',
  why: 'A consumer that is slow, idle or being deployed comes back to a gap that nothing tells it of.',
  fix: 'Keep what the slowest reader has yet to acknowledge, and take away a reader only when it is known to be gone for good.',
  ask: 'Find where this change trims, expires, compacts, purges or deletes messages, or removes a subscription, queue, consumer group or offset, and a reader that is idle, just being made, restarting, or about to try again still needs it.',
  notWhen: [
    'readers take them for hints, or can fetch what they missed',
    'the limit is a retention that is said and far longer than any reader is away',
  ],
  authority: [authorities.redisGroupDestroy],
} satisfies AskRule;
