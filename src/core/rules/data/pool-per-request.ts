import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Data integration',
  severity: 'medium',
  message: 'A client or pool that should be shared is made again and again.',
  why: 'Every request pays for new connections, and under load the database or the machine runs out of them.',
  fix: 'Make it once at start, share it, and give back what is taken from it, on errors too.',
  ask: 'Find a database client, connection pool, HTTP client or producer that this change makes per request, message or call, or a connection it takes and does not give back on every path.',
  notWhen: ['the library hands out one that is shared', 'it runs once, as a script does'],
  authority: [authorities.azureInstantiation],
} satisfies AskRule;
