import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Performance',
  severity: 'medium',
  message: 'One request keeps all others of the process waiting.',
  why: 'On an event loop or a small pool, synchronous reading, hashing or parsing stops everything else, health checks included.',
  fix: 'Use the asynchronous form, or move the work to a worker.',
  ask: 'Find synchronous I/O, a sleep, or long computation over input of any size that this change puts on an event loop, an async handler or the request thread of a small pool.',
  notWhen: [
    'it runs once at start',
    'the framework moves it to a pool of its own',
    'what is worked on is known to be small',
  ],
  authority: [authorities.azureSynchronousIo],
} satisfies AskRule;
