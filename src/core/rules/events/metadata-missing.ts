import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  severity: 'medium',
  message: 'An event cannot be told from its copies, placed in time or traced.',
  why: 'Consumers cannot drop duplicates, put it in order, or find out where it came from.',
  fix: 'Send an id, a type, a source and a time with it, as the siblings do.',
  ask: 'Find an event that this change begins to publish without an id, a type, a time of occurrence or the correlation data that the other events of this repository carry. Name the sibling line.',
  notWhen: ['the client or broker adds them by itself', 'no sibling has them either'],
  authority: [authorities.cloudEvents, authorities.zalando211, authorities.zalando247],
} satisfies AskRule;
