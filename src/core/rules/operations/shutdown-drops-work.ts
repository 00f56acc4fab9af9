import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Deployment & operations',
  severity: 'medium',
  message: 'A deploy ends what is under way.',
  why: 'With every release requests fail and messages are worked on by halves.',
  fix: 'On the signal to end, stop taking work, finish what was begun within a limit, and then close.',
  ask: 'Find a server, consumer or worker that this change adds, or a handler of the signal to end that it edits, that ends without finishing requests or messages under way, or that waits longer than the platform does.',
  notWhen: ['the framework drains by itself', 'what is cut off is done again and may be'],
  authority: [authorities.twelveDisposability],
} satisfies AskRule;
