import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'AuthN & AuthZ',
  when: { kind: 'security', aspect: 'presence', now: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  several: '{count} ways to authenticate are no longer accepted by {where}: {names}.',
  message: 'Authenticating with `{name}` is no longer accepted by {where}.',
  why: 'Clients that hold only this kind of credential are turned away with a 401.',
  fix: 'Keep the old way beside the new one until no client uses it, then remove it.',
  authority: [authorities.githubBreaking, authorities.oasSecurity],
} satisfies ContractRule;
