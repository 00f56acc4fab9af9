import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'AuthN & AuthZ',
  when: { kind: 'security', aspect: 'presence', now: null, direction: 'input', effect: 'narrowed', name: 'anonymous' },
  audience: 'wire',
  severity: 'critical',
  message: 'Calls without authentication are no longer accepted by {where}.',
  why: 'Every client that calls without credentials today is turned away with a 401.',
  fix: 'Accept both for a while: list an empty requirement `{}` beside the new one, give clients time to obtain credentials, then remove it.',
  authority: [authorities.githubBreaking, authorities.oasSecurity],
} satisfies ContractRule;
