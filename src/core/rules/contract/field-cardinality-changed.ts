import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: ['property', 'extension'],
    aspect: ['cardinality', 'required'],
    direction: 'output',
    effect: 'replaced',
  },
  audience: 'source',
  severity: 'high',
  message: 'The cardinality of `{name}` in {where} changed from {was} to {now}.',
  why: 'How often a field may be there, and whether that can be told, is part of generated code and of how a message is read.',
  fix: 'Keep it, and add a field of its own for the new form.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers, authorities.thriftAudit],
} satisfies ContractRule;
