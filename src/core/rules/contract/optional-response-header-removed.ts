import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'header',
    aspect: 'presence',
    now: null,
    direction: 'output',
    effect: 'widened',
    given: { required: false },
  },
  audience: 'wire',
  severity: 'medium',
  departs: { severity: 'dangerous', because: 'it was never promised, so a careful client already does without it' },
  message: 'The optional response header `{name}` was removed from {where}.',
  why: 'Clients that use it when it is there lose what it told them.',
  fix: 'Keep sending the header where it was sent, and announce its end before removing it.',
  authority: [authorities.aip180, authorities.zalando106],
} satisfies ContractRule;
