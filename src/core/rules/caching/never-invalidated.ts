import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Caching',
  severity: 'medium',
  message: 'What is cached stays after it has become wrong.',
  why: 'Users see an old price, an old permission, an old address until the process restarts.',
  fix: 'Set a time to live with jitter, and clear or update the entry where the data is written.',
  ask: 'Find a cache that this change adds without an end of life and without being cleared where the data is written, or a write path it adds that forgets an existing cache.',
  notWhen: [
    'the value never changes',
    'a time to live is set by default further down and staleness until then is fine',
  ],
  authority: [authorities.builderCaching],
} satisfies AskRule;
