import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Frameworks',
  severity: 'high',
  message: 'Asynchronous work with an effect is started and nobody waits for it or hears of its failure.',
  why: 'The handler answers before the work is done. A rejection ends the process or vanishes, and a deploy in between loses the work.',
  fix: 'Await it, or hand it to a queue that survives a restart.',
  ask: 'Find a promise, task or goroutine with an effect that this change starts without awaiting it or handling its error: an async callback in forEach, a missing await, a background task in a request.',
  notWhen: ['it is awaited or caught further up', 'it is telemetry that may be lost', 'a queue keeps it'],
  authority: [authorities.osdiFailures, authorities.nodeRejections],
} satisfies AskRule;
