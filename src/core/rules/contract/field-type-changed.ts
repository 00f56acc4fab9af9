import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: ['protobuf', 'thrift'],
    kind: ['property', 'extension'],
    aspect: 'type',
    direction: 'output',
    effect: 'replaced',
  },
  audience: 'source',
  severity: 'high',
  message: 'The type of `{name}` in {where} changed from {was} to {now}.',
  why: 'Who reads one type as the other gets a wrong value or an error, and generated code that uses the field no longer compiles.',
  fix: 'Keep the field as it is, and add the new form under a number of its own.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers, authorities.thriftAudit],
} satisfies ContractRule;
