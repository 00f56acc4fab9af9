import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: ['protobuf', 'thrift'],
    kind: ['property', 'extension'],
    aspect: 'presence',
    now: null,
    direction: 'output',
    effect: 'widened',
    given: { required: [true, false] },
  },
  audience: 'source',
  severity: 'high',
  several: '{count} fields were removed from {where}: {names}.',
  message: 'The field `{name}` was removed from {where}.',
  why: 'Code that was generated from the contract no longer compiles, and what old clients send under its number is lost without an error, or is read as another field once somebody takes the number again.',
  fix: 'Keep the field and mark it {deprecate}. When nobody sends or reads it any more, remove it and let nothing take its number again: reserve it where the format can.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers, authorities.thriftAudit],
} satisfies ContractRule;
