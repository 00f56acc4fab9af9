import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'AuthN & AuthZ',
  severity: 'high',
  message: 'Somebody may now do more than this change needs.',
  why: 'What a stolen token or a mistake can reach grows, and nobody will notice until it is used.',
  fix: 'Name the actions and resources that are needed, and nothing else.',
  ask: 'Find a role, scope, policy, grant or service account that this change widens: a wildcard, an administrator role, a write where a read would do, a default that lets everybody in.',
  notWhen: ['a narrower policy applies on top of it', 'the new code uses all of it'],
  authority: [authorities.owaspFunction, authorities.zalando105],
} satisfies AskRule;
