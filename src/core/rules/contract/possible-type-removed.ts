import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'possible-type', aspect: 'presence', now: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  several: '{count} types are no longer among those of {where}: {names}.',
  message: '`{name}` is no longer one of the types of {where}.',
  why: 'A fragment on it can no longer be spread there, and a request that has one is refused as a whole.',
  fix: 'Keep it among the types; stop returning it where it is over.',
  authority: [authorities.graphqlFragments, authorities.githubBreaking],
} satisfies ContractRule;
