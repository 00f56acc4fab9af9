import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Caching',
  severity: 'low',
  message: 'When an entry ends, everybody works it out at once.',
  why: 'What the cache protects gets all the load in one moment, just when it is slow.',
  fix: 'Let one caller refresh it while the others wait or get the old value, and spread the expiry with jitter.',
  ask: 'Find an entry on a busy path that this change caches with one fixed time to live for many keys, or refreshes without a lock, a single flight or the old value meanwhile.',
  notWhen: ['the library coalesces requests', 'working it out is cheap'],
  authority: [authorities.builderCaching],
} satisfies AskRule;
