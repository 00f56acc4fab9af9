import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Microservices',
  severity: 'medium',
  message: 'A request now waits for another service although its caller needs no answer from it.',
  why: 'The request is only as available and as fast as both services together. When the second one is down, so is what worked without it until today.',
  fix: 'Write down what has to be done in the same transaction and let a worker do it, or publish an event that the other service consumes.',
  ask: 'Find a call to another service that this change puts into the path of a request, where the result is not needed to answer it: a notification, an audit entry, an update of a search index.',
  notWhen: [
    'the answer is part of what the caller gets',
    'the caller must know that it failed',
    'it is sent off and bounded, and the request does not wait',
  ],
  authority: [authorities.rel04bp02, authorities.microservicesMessaging],
} satisfies AskRule;
