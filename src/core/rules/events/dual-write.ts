import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  severity: 'high',
  message: 'The database is written and an event is published, and one can happen without the other.',
  why: 'A crash in between leaves consumers believing something else than the database says, for ever, and without an error.',
  fix: 'Write the event to an outbox table in the same transaction and publish it from there.',
  ask: 'Find a place where this change commits to a database and publishes to a broker in two steps, in either order, without an outbox, change data capture or a transaction over both.',
  notWhen: [
    'the event is only a hint, and consumers reconcile with the source',
    'an outbox or a listener after commit with a retry delivers it',
  ],
  authority: [authorities.microservicesOutbox, authorities.azureOutbox],
} satisfies AskRule;
