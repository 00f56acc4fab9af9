import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  severity: 'high',
  message: 'A message that is delivered twice takes effect twice.',
  why: 'Every broker delivers at least once: after a crash, a rebalance or a slow acknowledgement the same message comes again.',
  fix: 'Keep the id of each message with its effect, in one transaction, and skip what is known.',
  ask: 'Find a consumer that this change adds or edits whose effect on the second delivery of a message differs from none: an increment, an insert without a key, a payment, an email.',
  notWhen: [
    'the effect is a write by key with the same value',
    'processed ids are kept in the same transaction as the effect',
    'the broker and the sink are in one transaction',
  ],
  authority: [authorities.zalando214, authorities.microservicesIdempotent],
} satisfies AskRule;
