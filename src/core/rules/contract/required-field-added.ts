import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: ['protobuf', 'thrift'],
    kind: ['property', 'extension'],
    aspect: 'presence',
    was: null,
    direction: 'output',
    effect: 'narrowed',
    given: { required: true },
  },
  audience: 'wire',
  severity: 'critical',
  departs: {
    severity: 'breaking',
    because: 'a required field counts for whoever reads, whichever way the message goes',
  },
  several: '{count} required fields were added to {where}: {names}.',
  message: 'The required field `{name}` was added to {where}.',
  why: 'A message without it cannot be read: everything that is stored, and everything that old clients send, fails to parse.',
  fix: 'Make the field optional, and check in code that it is there.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers, authorities.thriftAudit],
} satisfies ContractRule;
