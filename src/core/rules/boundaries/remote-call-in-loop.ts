import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Microservices',
  severity: 'high',
  message: 'A remote call is made once per item.',
  why: 'A list of a hundred makes a hundred round trips: slow for one user, and a hundredfold load on the other service for all of them.',
  fix: 'Ask for all items in one request; if the other side has no such operation, add one.',
  ask: 'Find a call to another service or system, in a loop, a map or a resolver per item, that this change adds, or whose number of items this change lets grow.',
  notWhen: [
    'the number of items is small and fixed',
    'a loader or batch client behind the call collects them',
    'a worker with bounded concurrency does it outside of any request',
  ],
  authority: [authorities.azureChattyIo, authorities.zalando152],
} satisfies AskRule;
