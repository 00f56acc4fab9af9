import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  severity: 'high',
  message: 'As much is started at once as somebody sends.',
  why: 'A large input, or many at once, opens thousands of connections and fills the memory; everything on the machine fails with it.',
  fix: 'Bound what runs and what waits, and decide what happens to the rest: refuse, shed or slow the sender.',
  ask: 'Find a queue, buffer, pool, thread or task start, or a parallel map over input, that this change adds without a bound.',
  notWhen: [
    'the input is bounded where it is accepted',
    'the client or pool below bounds what runs at once and what waits',
  ],
  authority: [authorities.rel05bp04, authorities.sreOverload],
} satisfies AskRule;
