import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'property',
    aspect: 'presence',
    now: null,
    direction: 'output',
    effect: 'widened',
    given: { required: false },
  },
  audience: 'wire',
  severity: 'medium',
  departs: { severity: 'dangerous', because: 'it was never promised, so a careful client already does without it' },
  several: '{count} optional fields were removed from {where}: {names}.',
  message: 'The optional field `{name}` was removed from {where}.',
  why: 'Clients that use it when it is there lose what it told them, for good.',
  fix: 'Keep the field and mark it {deprecate}; if it has a better name, send both for a while.',
  authority: [authorities.githubBreaking, authorities.aip180],
} satisfies ContractRule;
