import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  severity: 'medium',
  message: 'A consumer relies on an order that nothing keeps.',
  why: 'Partitions, retries and several instances deliver an update before what it updates, and the older state wins.',
  fix: 'Key the messages by what has to stay in order, and compare a version or sequence before applying one.',
  ask: 'Find a producer or consumer in this change that relies on the order of messages without a partition key, a sequence or a version to compare, or a key that this change removes or replaces.',
  notWhen: [
    'the messages are keyed by the same entity and read by one consumer at a time',
    'applying them in any order comes to the same',
  ],
  authority: [authorities.zalando203, authorities.zalando242],
} satisfies AskRule;
