import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  severity: 'high',
  message: 'Something is waited for without a limit, where no rule can see it.',
  why: 'When the other side hangs, so does whoever waits, until all threads, connections or workers do.',
  fix: 'Set a limit that is shorter than the one of whoever waits for this.',
  ask: 'Find a call to another process that this change adds or edits and that has no limit on time, or loses it: HTTP, gRPC, database, cache, broker, lock or subprocess, in any language, where no fact about the timeout of that call is given.',
  notWhen: [
    'the client, framework, driver or mesh sets one',
    'the context that is passed in has a deadline',
    'a fact that carries the name of a rule says it already',
  ],
  authority: [authorities.rel05bp05, authorities.grpcDeadlines],
} satisfies AskRule;
