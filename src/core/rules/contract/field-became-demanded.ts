import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: ['property', 'extension'], aspect: 'demanded', direction: 'output', effect: 'replaced' },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'the same message may only be returned, and then nobody has to send it',
  },
  message: 'The service says that the field `{name}` of {where} is needed now.',
  why: 'Calls that leave it out were in order and may now be refused.',
  fix: 'Keep it optional, with a value that keeps the behaviour of today.',
  authority: [authorities.aip203, authorities.aip180],
} satisfies ContractRule;
