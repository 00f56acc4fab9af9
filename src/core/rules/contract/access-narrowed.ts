import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  severity: 'high',
  message: 'Callers of today are no longer let in.',
  why: 'They send what was enough yesterday and get a 401 or a 403 from the deploy on, with nothing in the contract that tells them.',
  fix: 'Accept what was accepted beside the new requirement, announce the end, and narrow when nobody comes that way any more.',
  ask: 'Find a route, operation, topic or resource that exists already and of which this change demands more from its callers: another role, scope, token, guard, header, signature, origin or network. Compare the guard before the change with the one after it.',
  notWhen: [
    'it closes a hole through which nobody was meant to come, and says so',
    'every caller already has what is demanded, in sight of this repository',
    'a fact that carries the name of a rule says it already',
  ],
  authority: [authorities.azureVersions, authorities.zalando106],
} satisfies AskRule;
