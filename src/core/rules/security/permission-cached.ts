import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'AuthN & AuthZ',
  severity: 'high',
  message: 'Who may do something is remembered longer than it is true.',
  why: 'Whoever was removed keeps access until the entry ends, or whoever was let in is refused.',
  fix: 'End the entry with the session or the change of the permission, and keep its life short.',
  ask: 'Find an authorisation decision, role or token check whose result this change caches, stores in a session or puts into a long-lived token without a way to revoke it.',
  notWhen: ['its life is seconds', 'the change of a permission clears it'],
  authority: [authorities.owaspObject, authorities.owaspAuthentication],
} satisfies AskRule;
