import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: ['message', 'enum'], aspect: 'reserved', direction: 'output', effect: 'widened' },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'nothing fails before somebody takes the number or the name again',
  },
  message: 'Numbers or names that {what} reserved are free again: it was {was}, and is {now}.',
  why: 'They were used once. Whoever takes one of them again reads what old clients and stores still have as something else.',
  fix: 'Keep reserved what was ever used.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers],
} satisfies ContractRule;
