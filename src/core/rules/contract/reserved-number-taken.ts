import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: [
    {
      format: 'protobuf',
      kind: 'property',
      aspect: 'presence',
      was: null,
      direction: 'output',
      effect: 'narrowed',
      given: { wasReserved: true },
    },
    {
      format: 'protobuf',
      kind: 'enum-value',
      aspect: 'presence',
      was: null,
      direction: 'output',
      effect: 'widened',
      given: { wasReserved: true, extensible: [true, false] },
    },
  ],
  audience: 'wire',
  severity: 'high',
  departs: {
    severity: 'dangerous',
    because: 'whether anything still has the reserved number or name is not in the contract',
  },
  message:
    'The new {kind} `{name}` of {where} takes {takes}, which was reserved: what old clients and stores still have under it is read as `{name}`.',
  why: 'A number or a name is reserved because it was used once. Old data and old clients have another meaning for it, and nobody sees an error.',
  fix: 'Give it a number and a name that were never used, and keep reserved what was.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers],
} satisfies ContractRule;
