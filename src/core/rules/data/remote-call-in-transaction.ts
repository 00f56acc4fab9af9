import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Data integration',
  severity: 'high',
  message: 'A transaction stays open while something outside is waited for.',
  why: 'Locks and connections are held for as long as the other side takes. When the transaction rolls back, what was sent stays sent.',
  fix: 'Commit first and send afterwards from an outbox, or fetch before the transaction begins.',
  ask: 'Find a call over the network, a publish or a wait that this change puts between the start and the end of a database transaction.',
  notWhen: ['the client is the database itself', 'the call is made after commit by a hook'],
  authority: [authorities.microservicesOutbox, authorities.rel04bp02],
} satisfies AskRule;
